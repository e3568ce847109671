/** 발령 as rows: writing one, and making the roster say what the orders say. Always inside the caller's transaction. */
import type { Sql } from '~/platform/db.server';
import { DEPARTMENT_NAMES } from './department-names';

export interface Order {
  departmentName: string;
  grade: string;
  position: string;
  employmentCategory: string;
  /** `YYYY-MM-DD` */
  effectiveOn: string;
}

/**
 * Somebody without any order gets the roster's state as the first one, so that a later order does not change what was
 * true before it. It holds from the day of hire, else from the day the person was added.
 */
const FIRST_ORDERS = `
  INSERT INTO personnel_order (id, employee_id, effective_on, department_name, grade, position, employment_category, created_at)
  SELECT gen_random_uuid(), e.id, LEAST(COALESCE(e.hired_on, (e.created_at AT TIME ZONE $3)::date), $4::date),
         d.name, e.grade, e.position, e.employment_category, $2
    FROM employee e JOIN department d ON d.id = e.department_id
   WHERE e.id = ANY($1) AND NOT EXISTS (SELECT FROM personnel_order o WHERE o.employee_id = e.id)`;
const WRITE = `
  INSERT INTO personnel_order (id, employee_id, effective_on, department_name, grade, position, employment_category, created_at)
  VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (employee_id, effective_on) DO UPDATE SET department_name = EXCLUDED.department_name,
    grade = EXCLUDED.grade, position = EXCLUDED.position, employment_category = EXCLUDED.employment_category,
    created_at = EXCLUDED.created_at`;
/** The newest order not after the day is that day's truth; the roster follows it. */
const FOLLOW = `
  UPDATE employee e
     SET department_id = COALESCE(o.department_id, e.department_id), grade = o.grade, position = o.position,
         employment_category = o.employment_category
    FROM (SELECT DISTINCT ON (p.employee_id) p.employee_id, p.grade, p.position, p.employment_category, n.id AS department_id
            FROM personnel_order p LEFT JOIN ${DEPARTMENT_NAMES} n ON n.name = p.department_name
           WHERE p.effective_on <= $1 AND ($2::uuid[] IS NULL OR p.employee_id = ANY($2))
           ORDER BY p.employee_id, p.effective_on DESC) o
   WHERE o.employee_id = e.id
     AND (e.department_id, e.grade, e.position, e.employment_category)
         IS DISTINCT FROM (COALESCE(o.department_id, e.department_id), o.grade, o.position, o.employment_category)`;

export async function writeFirstOrders(
  client: Sql,
  {
    employeeIds,
    now,
    timeZone,
    today,
  }: { employeeIds: string[]; now: Date; timeZone: string; today: string },
) {
  await client.query(FIRST_ORDERS, [employeeIds, now, timeZone, today]);
}

/** One order a day: a second one of the same day takes the first one's place. */
export async function writeOrder(
  client: Sql,
  { employeeId, order, now }: { employeeId: string; order: Order; now: Date },
) {
  const { effectiveOn, departmentName, grade, position, employmentCategory } = order;
  const values = [effectiveOn, departmentName, grade, position, employmentCategory];
  await client.query(WRITE, [employeeId, ...values, now]);
}

/** Returns how many people's entries in the roster changed. `employeeIds` null = everybody. */
export async function followOrders(
  client: Sql,
  { today, employeeIds }: { today: string; employeeIds: string[] | null },
): Promise<number> {
  const { rowCount } = await client.query(FOLLOW, [today, employeeIds]);
  return rowCount ?? 0;
}
