import type { Context } from '~/platform/context';
import { dateIn } from '~/platform/zone';
import { searchPattern } from './search-pattern';

export interface Colleague {
  id: string;
  name: string;
  department: string;
  position: string;
  /** Only where two people of a department share a name; else the number is nobody's business. */
  employeeNo: string | null;
}

const statement = `
  SELECT e.id, e.name, d.name AS department, e.position,
         CASE WHEN (SELECT count(*) FROM employee o WHERE o.name = e.name AND o.department_id = e.department_id) > 1
              THEN e.employee_no END AS "employeeNo"
    FROM employee e JOIN department d ON d.id = e.department_id
   WHERE (e.left_on IS NULL OR e.left_on >= $2) AND (e.name ~* $1 OR e.employee_no ~* ('^' || $1 || '$'))
     AND e.id <> ALL($3::uuid[])
   ORDER BY d.sort_order, e.name, e.employee_no LIMIT $4`;

/** Those who work here by part of the name, initials (초성) or the whole employee number. Nothing for a blank query. */
export async function searchColleagues({
  db,
  now,
  timeZone,
  query,
  exceptIds = [],
  take = 12,
}: Context & { query: string; exceptIds?: string[]; take?: number }): Promise<Colleague[]> {
  const pattern = searchPattern(query);
  if (pattern === '') return [];
  const { rows } = await db.sql.query<Colleague>(statement, [
    ...[pattern, dateIn(now, timeZone), exceptIds, take],
  ]);
  return rows;
}
