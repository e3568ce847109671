/** Departments by name, inside the caller's transaction: the one place where a new name comes into being. */
import type { Sql } from '~/platform/db.server';
import { invalid } from '~/platform/errors';
import { josa } from '~/words/josa';
import { DEPARTMENT_NAMES } from './department-names';
import { lockOrganisation } from './lock-organisation.server';

export interface NamedDepartment {
  id: string;
  name: string;
}

const FIND = `SELECT n.id, n.current_name AS name FROM ${DEPARTMENT_NAMES} n WHERE n.name = $1`;
const CREATE = `
  INSERT INTO department (id, name, sort_order)
  VALUES (gen_random_uuid(), $1, (SELECT COALESCE(max(sort_order), 0) + 1 FROM department)) RETURNING id, name`;

/** Whose name it is or was. */
export async function findNameOwner(client: Sql, name: string): Promise<NamedDepartment | null> {
  const { rows } = await client.query<NamedDepartment>(FIND, [name]);
  return rows[0] ?? null;
}

export async function insertDepartment(client: Sql, name: string): Promise<NamedDepartment> {
  const { rows } = await client.query<NamedDepartment>(CREATE, [name]);
  return rows[0]!;
}

export const renamedSentence = (old: string, name: string) =>
  `「${old}」의 이름은 ${josa(`「${name}」`, '으로/로')} 바뀌었습니다. 새 이름으로 적어 주세요.`;

/** The department of this name, made where there is none. Throws `invalid` for a name that was given up. */
export async function openDepartment(client: Sql, name: string): Promise<NamedDepartment> {
  await lockOrganisation(client);
  const owner = await findNameOwner(client, name);
  if (!owner) return insertDepartment(client, name);
  if (owner.name === name) return owner;
  const sentence = renamedSentence(name, owner.name);
  throw invalid('department-renamed', sentence, { departmentName: sentence });
}
