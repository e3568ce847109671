import type { Context } from '~/platform/context';
import { dateIn } from '~/platform/zone';

export interface PersonRow {
  id: string;
  employeeNo: string;
  name: string;
  department: string;
  site: string;
  grade: string;
  position: string;
  roles: string[];
  /** 부서장 of some department. */
  isHead: boolean;
  /** The last day at work, `YYYY-MM-DD`; it may be still to come. */
  leftOn: string | null;
  /** That day is over. */
  left: boolean;
  /** Has a password; without one a one-time code comes first. */
  canSignIn: boolean;
  mustChangePassword: boolean;
  /** Of the device used last, within a few minutes; null before the first sign-in. */
  lastSeenAt: Date | null;
}

/**
 * Those who work here, or those who have left, in organisation order, then by name; `query` matches name or number.
 * At most `take` (default 200).
 */
export async function listPeople({
  db,
  now,
  timeZone,
  query = '',
  state = 'working',
  take = 200,
}: Context & { query?: string; state?: 'working' | 'left'; take?: number }): Promise<PersonRow[]> {
  const pattern = `%${query.normalize('NFC').replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await db.sql.query<PersonRow>(
    `SELECT e.id, e.employee_no AS "employeeNo", e.name, d.name AS department, e.site, e.grade, e.position, e.roles,
            EXISTS (SELECT FROM department h WHERE h.head_id = e.id) AS "isHead",
            e.left_on::text AS "leftOn", coalesce(e.left_on < $3, false) AS left, e.password_hash IS NOT NULL AS "canSignIn", e.must_change_password AS "mustChangePassword",
            (SELECT max(s.last_seen_at) FROM sign_in_session s WHERE s.employee_id = e.id) AS "lastSeenAt"
       FROM employee e JOIN department d ON d.id = e.department_id
      WHERE coalesce(e.left_on < $3, false) = $4 AND (e.name LIKE $1 OR e.employee_no LIKE $1)
      ORDER BY d.sort_order, e.name, e.employee_no LIMIT $2`,
    [pattern, take, dateIn(now, timeZone), state === 'left'],
  );
  return rows;
}
