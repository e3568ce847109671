/** The access log: who read other people's records or acted on them (개인정보 처리 접속기록). */
import type { Context } from '~/platform/context';
import type { Sql } from '~/platform/db.server';
import type { AccessAction } from './access-action';

interface Entry extends Pick<Context, 'now'> {
  actorId: string | null;
  action: AccessAction;
  subject: string;
  ip: string;
  reason?: string;
  detail?: Record<string, string | number | boolean>;
}

export async function writeAccessLog({
  db,
  now,
  actorId,
  action,
  subject,
  ip,
  reason = '',
  detail = {},
}: Entry & Pick<Context, 'db'>) {
  await db.prisma.accessLog.create({ data: { at: now, actorId, action, subject, ip, reason, detail } });
}

const INSERT = `INSERT INTO access_log (at, actor_id, action, subject, reason, ip, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** The same inside the caller's transaction: the act and its entry are one commit. */
export async function logInside(
  client: Sql,
  { now, actorId, action, subject, ip, reason = '', detail = {} }: Entry,
) {
  await client.query(INSERT, [now, actorId, action, subject, reason, ip, detail]);
}

/** Newest first, with the actor's name; `before` is the id to go on from. */
export async function listAccessLog({
  db,
  before,
  take = 50,
}: Pick<Context, 'db'> & { before?: number; take?: number }) {
  const { rows } = await db.sql.query<{
    id: number;
    at: Date;
    action: string;
    subject: string;
    reason: string;
    ip: string;
    actorName: string | null;
    /** What became different, where the act changed something: "직급 8급 → 7급". */
    change: string | null;
  }>(
    `SELECT l.id, l.at, l.action, l.subject, l.reason, l.ip, e.name AS "actorName", l.detail->>'change' AS change
       FROM access_log l LEFT JOIN employee e ON e.id = l.actor_id
      WHERE $1::bigint IS NULL OR l.id < $1 ORDER BY l.id DESC LIMIT $2`,
    [before ?? null, take],
  );
  return rows;
}
