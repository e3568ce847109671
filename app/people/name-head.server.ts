/** The head (부서장) of a department, who approves for its people. */
import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { invalid, notFound } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { josa } from '~/words/josa';
import { logInside } from './access-log.server';
import { lockOrganisation } from './lock-organisation.server';
import type { Person } from './person';
import { requirePermission } from './permissions';
import type { headInput } from './roster-schema';

interface Named {
  id: string;
  employeeNo: string;
  name: string;
}

const wrong = (code: string, sentence: string) => invalid(code, sentence, { head: sentence });
const FIND = `
  SELECT id, employee_no AS "employeeNo", name, left_on < $2 AS left FROM employee
   WHERE employee_no = $1 OR name = $1 ORDER BY employee_no = $1 DESC, employee_no`;

/** "오재형 (4001)", "4001", or "오재형" where only one person here is called so. */
async function findNamed(client: Sql, text: string, today: string): Promise<Named> {
  const wanted = /\(([0-9A-Za-z-]+)\)$/.exec(text)?.[1] ?? text;
  const { rows } = await client.query<Named & { left: boolean | null }>(FIND, [wanted, today]);
  const numbered = rows.filter(({ employeeNo }) => employeeNo === wanted);
  const found = numbered.length ? numbered : rows;
  const working = found.filter(({ left }) => !left);
  if (working.length > 1) {
    const numbers = working.map(({ employeeNo }) => employeeNo).join(', ');
    throw wrong('head-ambiguous', `${wanted} 님이 여럿입니다(사번 ${numbers}). 사번으로 적어 주세요.`);
  }
  if (working[0]) return working[0];
  if (found[0]) {
    throw wrong('head-left', `${found[0].name} 님은 퇴직했습니다. 부서장은 재직 중인 사람이어야 합니다.`);
  }
  throw wrong(
    'no-such-head',
    `${josa(`「${text}」`, '을/를')} 찾지 못했습니다. 사번이나 이름을 다시 확인해 주세요.`,
  );
}

/**
 * Names the head, or leaves the place empty. Anybody who works here may head any department. Throws `invalid` for
 * somebody unknown, ambiguous or gone, not-found for the department.
 */
export async function nameHead({
  db,
  now,
  timeZone,
  person,
  departmentId,
  input,
  ip,
}: Context & { person: Person; departmentId: string; input: z.output<typeof headInput>; ip: string }) {
  requirePermission(person, 'people.manage');
  return inTransaction(db.sql, async (client) => {
    await lockOrganisation(client);
    const { rows } = await client.query<{ name: string; headNo: string | null; headId: string | null }>(
      `SELECT d.name, d.head_id AS "headId", e.employee_no AS "headNo"
         FROM department d LEFT JOIN employee e ON e.id = d.head_id WHERE d.id::text = $1`,
      [departmentId],
    );
    const department = rows[0];
    if (!department) throw notFound('그 부서를 찾지 못했습니다.');
    const head = input.head === '' ? null : await findNamed(client, input.head, dateIn(now, timeZone));
    if ((head?.id ?? null) === department.headId) return { head };
    await client.query(`UPDATE department SET head_id = $2 WHERE id::text = $1`, [
      departmentId,
      head?.id ?? null,
    ]);
    await logInside(client, {
      now,
      actorId: person.id,
      action: 'department.head',
      subject: department.name,
      ip,
      detail: { change: `${department.headNo ?? '-'} → ${head?.employeeNo ?? '-'}` },
    });
    return { head };
  });
}
