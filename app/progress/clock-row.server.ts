/** The lock under which everything of a person's watching moves: the row of `watch_clock`. */
import type { Sql } from '~/platform/db.server';
import type { ClockState } from './clock-rules';

/** Milliseconds since 1970: the driver's Dates, one for every instant of every beat, cost more than judging the beat. */
export const msOf = (column: string) => `round(date_part('epoch', ${column}) * 1000)`;

export const CLOCK_COLUMNS = `person_id, live_session_id, ${msOf('owned_from')} AS owned_from, bank_ms, debt_ms`;

export interface ClockRow {
  person_id: string;
  live_session_id: string | null;
  owned_from: number;
  bank_ms: number;
  debt_ms: number;
}

export const toClock = (row: ClockRow): ClockState => ({
  liveSessionId: row.live_session_id,
  ownedFrom: row.owned_from,
  bankMs: row.bank_ms,
  debtMs: row.debt_ms,
});

/** Locks the person's clock until the transaction ends; a person's first one begins at `now`. */
export async function lockClock(client: Sql, personId: string, now: Date): Promise<ClockState> {
  const lock = () =>
    client.query<ClockRow>(`SELECT ${CLOCK_COLUMNS} FROM watch_clock WHERE person_id = $1 FOR UPDATE`, [
      personId,
    ]);
  let { rows } = await lock();
  if (!rows[0]) {
    await client.query(
      `INSERT INTO watch_clock (person_id, owned_from) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING`,
      [personId, now],
    );
    ({ rows } = await lock());
  }
  return toClock(rows[0]!);
}

export async function writeClock(client: Sql, personId: string, clock: ClockState): Promise<void> {
  await client.query(
    `UPDATE watch_clock SET live_session_id = $2, owned_from = $3, bank_ms = $4, debt_ms = $5 WHERE person_id = $1`,
    [personId, clock.liveSessionId, new Date(clock.ownedFrom), clock.bankMs, clock.debtMs],
  );
}
