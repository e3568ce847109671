/** Drops beats 90 days after their run was completed: the ledger entry holds the summary, and no retry comes so late. */
import { z } from 'zod';
import type { Context } from '~/platform/context';
import type { JobDefinition } from '~/platform/jobs.server';

const KEEP_MS = 90 * 24 * 3600 * 1000;
const AT_ONCE = 10_000;

const PURGE = `
  DELETE FROM beat WHERE ctid = ANY(ARRAY(
    SELECT b.ctid FROM watch_run r
      JOIN watch_session s ON s.run_id = r.id
      JOIN beat b ON b.session_id = s.id
     WHERE r.completed_at < $1 AND b.received_at < $1
     LIMIT $2))`;

/** The number of beats removed. */
export async function purgeBeats(
  { db, now }: Pick<Context, 'db' | 'now'>,
  signal?: AbortSignal,
): Promise<number> {
  const before = new Date(now.getTime() - KEEP_MS);
  let removed = 0;
  while (!signal?.aborted) {
    const { rowCount } = await db.sql.query(PURGE, [before, AT_ONCE]);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < AT_ONCE) break;
  }
  return removed;
}

const payload = z.object({});

/** `context` is asked when the job runs, so that it sees the time of then. */
export const purgeBeatsJob = (
  context: () => Pick<Context, 'db' | 'now'>,
): JobDefinition<z.output<typeof payload>> => ({
  name: 'purge-beats',
  payload,
  cron: '17 3 * * *',
  handle: async (_payload, signal) => void (await purgeBeats(context(), signal)),
});
