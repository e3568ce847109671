import type { Context } from '~/platform/context';

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
  /** Has a password; without one a one-time code comes first. */
  canSignIn: boolean;
  mustChangePassword: boolean;
  /** Of the device used last, within a few minutes; null before the first sign-in. */
  lastSeenAt: Date | null;
}

/** Employees in organisation order, then by name; `query` matches name or number. At most `take` (default 200). */
export async function listPeople({
  db,
  query = '',
  take = 200,
}: Pick<Context, 'db'> & { query?: string; take?: number }): Promise<PersonRow[]> {
  const pattern = `%${query.normalize('NFC').replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await db.sql.query<PersonRow>(
    `SELECT e.id, e.employee_no AS "employeeNo", e.name, d.name AS department, e.site, e.grade, e.position, e.roles,
            EXISTS (SELECT FROM department h WHERE h.head_id = e.id) AS "isHead",
            e.password_hash IS NOT NULL AS "canSignIn", e.must_change_password AS "mustChangePassword",
            (SELECT max(s.last_seen_at) FROM sign_in_session s WHERE s.employee_id = e.id) AS "lastSeenAt"
       FROM employee e JOIN department d ON d.id = e.department_id
      WHERE e.left_on IS NULL AND (e.name LIKE $1 OR e.employee_no LIKE $1)
      ORDER BY d.sort_order, e.name, e.employee_no LIMIT $2`,
    [pattern, take],
  );
  return rows;
}
