/** Videos that a dead process had: at the start of the only one they are nobody's at once, without waiting for a lease. */
import type { Db } from '~/platform/db.server';
import { NOW, QUEUED } from './queue-sql';
import { waitAfterDeath } from './retry-wait';
import { attemptsInRound } from './video-attempt.server';

/**
 * Call it only where no other process shares the database, before any worker starts. Returns how many there were; what
 * died more than once lets others go first for a while.
 */
export async function takeUpLeft({ sql }: Pick<Db, 'sql'>): Promise<number> {
  await sql.query('DELETE FROM video_worker');
  const { rows } = await sql.query<{ id: string; attempt: number; failures: number }>(
    `SELECT id, attempt, failures FROM video WHERE leased_until IS NOT NULL AND ${QUEUED}`,
  );
  for (const { id, attempt, failures } of rows) {
    // `leased_by` stays: whoever takes the video on writes down who died with it.
    await sql.query(
      `UPDATE video SET leased_until = NULL, not_before = ${NOW} + $2 * interval '1 second' WHERE id = $1::uuid`,
      [id, waitAfterDeath(attemptsInRound(attempt) - failures)],
    );
  }
  return rows.length;
}
