/** No act leaves the institute without an administrator: who is one is locked before anybody may lose the role. */
import type { Sql } from '~/platform/db.server';
import { conflict } from '~/platform/errors';

/**
 * Ids of the administrators who work here and can sign in, all locked in one order until the caller's transaction ends.
 * It is called before any other row is locked, so that two who take the role from each other wait instead of meeting.
 */
export async function lockAdministrators(client: Sql, today: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM employee
      WHERE 'admin' = ANY(roles) AND password_hash IS NOT NULL AND (left_on IS NULL OR left_on >= $1)
      ORDER BY id FOR UPDATE`,
    [today],
  );
  return rows.map(({ id }) => id);
}

/** Throws `conflict` unless there is an administrator besides this one. */
export function requireOtherAdministrator(administrators: string[], employeeId: string) {
  if (administrators.some((id) => id !== employeeId)) return;
  throw conflict(
    'last-administrator',
    '로그인할 수 있는 관리자가 이 사람뿐입니다. 먼저 다른 사람에게 관리자를 맡겨 주세요.',
  );
}
