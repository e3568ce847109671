import type { Db } from '~/platform/db.server';

/** Notes of work that no estimate asks for any more, and processes that have not been seen for a day. Returns the notes. */
export async function sweepWork({ sql }: Pick<Db, 'sql'>): Promise<number> {
  await sql.query(`DELETE FROM video_worker WHERE seen_at < clock_timestamp() - interval '1 day'`);
  const { rowCount } = await sql.query(
    `DELETE FROM video_work WHERE ended_at < clock_timestamp() - interval '30 days'`,
  );
  return rowCount ?? 0;
}
