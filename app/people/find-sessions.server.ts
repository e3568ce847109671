/** The people behind session cookies, in one query; a session that is unknown, over, revoked, or whose person has left is none. */
import type { Context } from '~/platform/context';
import { dateIn } from '~/platform/zone';
import type { Person, Role } from './person';
import { hashToken } from './tokens.server';

export interface FoundSession {
  sessionId: string;
  person: Person;
  lastSeenAt: Date;
}

const FIND = `
  SELECT encode(s.token_hash, 'hex') AS token_hash, s.id AS session_id, s.last_seen_at, e.id, e.employee_no, e.name, e.department_id, d.name AS department_name,
         e.site, e.grade, e.position, e.job_field, e.roles, e.must_change_password,
         ARRAY(SELECT h.id::text FROM department h WHERE h.head_id = e.id) AS head_of
    FROM sign_in_session s
    JOIN employee e ON e.id = s.employee_id
    JOIN department d ON d.id = e.department_id
   WHERE s.token_hash = ANY($1::bytea[]) AND s.revoked_at IS NULL AND s.expires_at > $2
     AND (e.left_on IS NULL OR e.left_on >= $3::date)`;

interface Row {
  token_hash: string;
  session_id: string;
  last_seen_at: Date;
  id: string;
  employee_no: string;
  name: string;
  department_id: string;
  department_name: string;
  site: string;
  grade: string;
  position: string;
  job_field: string;
  roles: Role[];
  must_change_password: boolean;
  head_of: string[];
}

/** At each token's place its session, or null. */
export async function findSessions({
  db,
  now,
  timeZone,
  tokens,
}: Context & { tokens: readonly string[] }): Promise<(FoundSession | null)[]> {
  const hashes = tokens.map(hashToken);
  const { rows } = await db.sql.query<Row>({
    name: 'find-sessions',
    text: FIND,
    values: [hashes, now, dateIn(now, timeZone)],
  });
  const found = new Map(rows.map((row) => [row.token_hash, toSession(row)]));
  return hashes.map((hash) => found.get(hash.toString('hex')) ?? null);
}

const toSession = (row: Row): FoundSession => ({
  sessionId: row.session_id,
  lastSeenAt: row.last_seen_at,
  person: {
    id: row.id,
    employeeNo: row.employee_no,
    name: row.name,
    departmentId: row.department_id,
    departmentName: row.department_name,
    site: row.site,
    grade: row.grade,
    position: row.position,
    jobField: row.job_field,
    roles: row.roles,
    headOfDepartmentIds: row.head_of,
    mustChangePassword: row.must_change_password,
  },
});
