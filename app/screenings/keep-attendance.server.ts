/**
 * Who is there, written in batches while it runs. A person's presence grows with the shared position since they were last
 * seen, so it stands still in a pause, never exceeds what was shown, and the same moment written twice, by two devices or
 * two servers, adds nothing.
 */
import type { Sql } from '~/platform/db.server';
import { placeAt } from './position';
import { toState, type ScreeningRow } from './screening-row.server';

/** Whoever was not seen for so long was away in between. */
export const AWAY_SECONDS = 15;
/** Before the begin, so that the first seconds count for those who waited. */
const BEFORE_MS = 10_000;

const KEEP = {
  name: 'keep-screening-attendance',
  text: `
  INSERT INTO screening_attendance AS a (screening_id, person_id, joined_at, last_seen_at, position_ms)
  SELECT screening, person, $4, $4, position FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS g(screening, person, position)
   ORDER BY screening, person
  ON CONFLICT (screening_id, person_id) DO UPDATE SET
    present_ms = a.present_ms + CASE
      WHEN excluded.last_seen_at - a.last_seen_at <= interval '${AWAY_SECONDS} seconds'
      THEN GREATEST(0, excluded.position_ms - a.position_ms) ELSE 0 END,
    position_ms = GREATEST(a.position_ms, excluded.position_ms),
    last_seen_at = GREATEST(a.last_seen_at, excluded.last_seen_at)`,
};

export interface Present {
  screening: ScreeningRow;
  personIds: Iterable<string>;
}

/** Those who are there at `now`; of screenings that wait or have long ended nothing is written. */
export async function keepAttendance(client: Sql, now: Date, present: readonly Present[]): Promise<void> {
  const rows = new Map<string, [screening: string, person: string, positionMs: number]>();
  for (const { screening, personIds } of present) {
    const { phase, positionMs, untilStartMs, endsAtMs } = placeAt(toState(screening), now.getTime());
    const waits = phase === 'waiting' && untilStartMs > BEFORE_MS;
    const long = phase === 'ended' && now.getTime() - endsAtMs > AWAY_SECONDS * 1000;
    if (phase === 'cancelled' || waits || long) continue;
    for (const person of personIds) rows.set(`${screening.id} ${person}`, [screening.id, person, positionMs]);
  }
  if (rows.size === 0) return;
  const columns = [0, 1, 2].map((at) => [...rows.values()].map((row) => row[at]));
  await client.query({ ...KEEP, values: [...columns, now] });
}
