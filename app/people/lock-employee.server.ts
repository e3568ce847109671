import type { Sql } from '~/platform/db.server';
import { notFound } from '~/platform/errors';
import type { RosterFacts } from './roster-facts';

const LOCK = `
  SELECT e.id, e.employee_no AS "employeeNo", e.name, e.department_id AS "departmentId", d.name AS department, e.site,
         e.grade, e.position, e.employment_category AS "employmentCategory", e.job_field AS "jobField",
         e.field_staff AS "fieldStaff", e.roles, e.hired_on::text AS "hiredOn", e.left_on::text AS "leftOn"
    FROM employee e JOIN department d ON d.id = e.department_id
   WHERE e.id::text = $1 FOR UPDATE OF e`;

/** The employee as the roster says, locked until the caller's transaction ends. Throws not-found. */
export async function lockEmployee(client: Sql, employeeId: string): Promise<RosterFacts> {
  const { rows } = await client.query<RosterFacts>(LOCK, [employeeId]);
  const found = rows[0];
  if (!found) throw notFound('그 직원을 찾지 못했습니다.');
  return found;
}
