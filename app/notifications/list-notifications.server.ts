/** A person's notifications, newest first, and how many are unread. */
import type { Context } from '~/platform/context';
import { invalid } from '~/platform/errors';
import type { NotificationFacts, NotificationKind } from './notification';
import { isQuiet } from './quiet-hours';
import { findQuietHours } from './quiet-hours.server';

export interface Notification {
  id: string;
  kind: NotificationKind;
  path: string;
  facts: NotificationFacts;
  createdAt: Date;
  unread: boolean;
}

const A_PAGE = 30;

type Own = Pick<Context, 'db'> & { personId: string };

function readBefore(before: string | undefined): [Date | null, string | null] {
  if (before === undefined) return [null, null];
  const [at = '', id = ''] = before.split('_');
  if (!/^\d{1,15}$/.test(at) || !/^[0-9a-f-]{36}$/.test(id))
    throw invalid('before', '이어 볼 곳의 표시가 올바르지 않습니다. 처음부터 다시 열어 주세요.');
  return [new Date(Number(at)), id];
}

/** Throws `invalid` for a place to go on from that is none. */
export async function listNotifications({
  db,
  personId,
  before,
}: Own & { before?: string | undefined }): Promise<{ items: Notification[]; next: string | null }> {
  const [at, id] = readBefore(before);
  const { rows } = await db.sql.query<Notification>(
    `SELECT id, kind, path, facts, created_at AS "createdAt", read_at IS NULL AS unread
       FROM notification
      WHERE person_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
      ORDER BY created_at DESC, id DESC LIMIT ${A_PAGE + 1}`,
    [personId, at, id],
  );
  const items = rows.slice(0, A_PAGE);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > A_PAGE && last ? `${last.createdAt.getTime()}_${last.id}` : null,
  };
}

/** What is unread, by kind. */
export async function countUnread({
  db,
  personId,
}: Own): Promise<{ kind: NotificationKind; count: number }[]> {
  const { rows } = await db.sql.query<{ kind: NotificationKind; count: number }>(
    `SELECT kind, count(*)::int AS count FROM notification WHERE person_id = $1 AND read_at IS NULL
      GROUP BY kind ORDER BY count DESC, kind`,
    [personId],
  );
  return rows;
}

/** What the bell shows: nothing while its person is to be left alone. */
export async function countForBell({
  db,
  now,
  timeZone,
  personId,
}: Own & Pick<Context, 'now' | 'timeZone'>): Promise<{ unread: number; quiet: boolean }> {
  const [kinds, hours] = await Promise.all([countUnread({ db, personId }), findQuietHours({ db, personId })]);
  const quiet = isQuiet(hours, now, timeZone);
  return { unread: quiet ? 0 : kinds.reduce((sum, { count }) => sum + count, 0), quiet };
}
