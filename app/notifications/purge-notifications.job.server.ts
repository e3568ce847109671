/** Drops notifications each night once they have been kept long enough. */
import { z } from 'zod';
import type { Context } from '~/platform/context';
import type { JobDefinition } from '~/platform/jobs.server';
import { KEPT_DAYS } from './notification';

const AT_ONCE = 10_000;

/** How many went. */
export async function purgeNotifications(
  { db, now }: Pick<Context, 'db' | 'now'>,
  signal?: AbortSignal,
): Promise<number> {
  let all = 0;
  for (let removed = AT_ONCE; removed === AT_ONCE && !signal?.aborted; all += removed) {
    const { rowCount } = await db.sql.query(
      `DELETE FROM notification WHERE id = ANY(ARRAY(
         SELECT id FROM notification WHERE created_at < $1::timestamptz - make_interval(days => ${KEPT_DAYS}) LIMIT ${AT_ONCE}))`,
      [now],
    );
    removed = rowCount ?? 0;
  }
  return all;
}

const payload = z.object({});

/** `context` is asked when the job runs, so that it sees the time of then. */
export const purgeNotificationsJob = (
  context: () => Pick<Context, 'db' | 'now'>,
): JobDefinition<z.output<typeof payload>> => ({
  name: 'purge-notifications',
  payload,
  cron: '47 3 * * *',
  handle: async (_payload, signal) => void (await purgeNotifications(context(), signal)),
});
