import type { Context } from '~/platform/context';

type Own = Pick<Context, 'db' | 'now'> & { personId: string };

/** One that is not the person's own stays as it is, and so does one that is read already. */
export async function markRead({ db, now, personId, id }: Own & { id: string }): Promise<void> {
  await db.sql.query(
    `UPDATE notification SET read_at = $3 WHERE id = $1 AND person_id = $2 AND read_at IS NULL`,
    [id, personId, now],
  );
}

/** Those that had come by then. */
export async function markAllRead({ db, now, personId, upTo }: Own & { upTo: Date }): Promise<void> {
  await db.sql.query(
    `UPDATE notification SET read_at = $3 WHERE person_id = $1 AND created_at <= $2 AND read_at IS NULL`,
    [personId, upTo, now],
  );
}
