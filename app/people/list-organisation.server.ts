/** Departments in organisation order with their heads and how many work there. */
import { z } from 'zod';
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import type { Person } from './person';
import { requirePermission } from './permissions';

export interface OrganisationRow {
  id: string;
  name: string;
  formerNames: string[];
  people: number;
  headId: string | null;
  headName: string | null;
  headNo: string | null;
  /** Where the head belongs, when that is another department. */
  headDepartment: string | null;
}

const SELECT = `
  SELECT d.id, d.name, d.former_names AS "formerNames", h.id AS "headId", h.name AS "headName", h.employee_no AS "headNo",
         CASE WHEN h.department_id <> d.id THEN o.name END AS "headDepartment",
         (SELECT count(*) FROM employee e
           WHERE e.department_id = d.id AND (e.left_on IS NULL OR e.left_on >= $1)) AS people
    FROM department d LEFT JOIN employee h ON h.id = d.head_id LEFT JOIN department o ON o.id = h.department_id
   WHERE $2::uuid IS NULL OR d.id = $2 ORDER BY d.sort_order, d.name`;
const MOST_MEMBERS = 500;

type Asked = Context & { person: Person };

export async function listOrganisation({ db, now, timeZone, person }: Asked): Promise<OrganisationRow[]> {
  requirePermission(person, 'people.manage');
  const { rows } = await db.sql.query<OrganisationRow>(SELECT, [dateIn(now, timeZone), null]);
  return rows;
}

/** One of them with those who work there by name, as the head's field offers them. Throws not-found. */
export async function findDepartment({
  db,
  now,
  timeZone,
  person,
  departmentId,
}: Asked & { departmentId: string }) {
  requirePermission(person, 'people.manage');
  const today = dateIn(now, timeZone);
  const id = z.uuid().safeParse(departmentId).data;
  const { rows } = id ? await db.sql.query<OrganisationRow>(SELECT, [today, id]) : { rows: [] };
  const department = rows[0];
  if (!department) throw notFound('그 부서를 찾지 못했습니다.');
  const members = await db.sql.query<{ id: string; employeeNo: string; name: string; position: string }>(
    `SELECT id, employee_no AS "employeeNo", name, position FROM employee
      WHERE department_id = $1 AND (left_on IS NULL OR left_on >= $2) ORDER BY name, employee_no LIMIT ${MOST_MEMBERS}`,
    [department.id, today],
  );
  return { department, members: members.rows };
}
