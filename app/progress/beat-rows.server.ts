/** The statements of a batch of beats: lock, read, write; each takes one row a person. */
import type { Sql } from '~/platform/db.server';
import { CLOCK_COLUMNS, msOf, toClock, type ClockRow } from './clock-row.server';
import type { BeatOutcome, Credited, WatchState } from './beat-rules';
import { formatMultirange, parseMultirange } from './ranges';
import { mapBetween, versionMapSchema, type VersionMap } from '~/lessons/version-map';

const LOCK = `
  SELECT ${CLOCK_COLUMNS}
    FROM watch_clock WHERE person_id = ANY($1::uuid[]) ORDER BY person_id FOR UPDATE`;

// A second statement, because the first one's snapshot is older than the locks it waited for. OFFSET 0 holds the planner
// to the whole key: while tables are small it finds it as cheap to go through all sessions of a person, all beats of a
// session, and keeps that plan when there are many.
const READ = `
  SELECT a.person_id, s.id, s.duration_ms, s.max_rate, s.seek_ahead, s.residue_ms, s.anomalies,
         ${msOf('s.opened_at')} AS opened_at, ${msOf('s.closed_at')} AS closed_at,
         ${msOf('s.last_beat_at')} AS last_beat_at, ${msOf('s.last_dated_at')} AS last_dated_at,
         s.lesson_version_id AS session_version,
         r.id AS run_id, r.lesson_id, r.policy_id, r.lesson_version_id AS run_version, r.duration_ms AS run_duration_ms,
         r.seen::text AS seen, r.covered_ms, r.learning_ms, r.position_ms,
         r.completed_at IS NOT NULL AS completed,
         b.accepted_ms, b.clipped_ms, b.credited
    FROM unnest($1::uuid[], $2::text[], $3::int[]) AS a (person_id, key, seq)
    JOIN LATERAL (SELECT * FROM watch_session WHERE key = a.key OFFSET 0) s ON s.person_id = a.person_id
    JOIN watch_run r ON r.id = s.run_id
    LEFT JOIN LATERAL (SELECT * FROM beat WHERE session_id = s.id AND seq = a.seq OFFSET 0) b ON true`;

const WRITE = `
  WITH given AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::float8[], $5::int[], $6::int[], $7::int[], $8::float8[],
        $9::int[], $10::text[], $11::int[], $12::int[], $13::int[], $14::int[], $15::int[], $16::int[], $17::int[])
      AS g (person_id, session_id, run_id, owned_from, bank_ms, debt_ms, residue_ms, dated_at,
        anomalies, seen, covered_ms, learning_ms, position_ms, seq, accepted_ms, clipped_ms, late_ms)
  ), clocks AS (
    UPDATE watch_clock c SET owned_from = to_timestamp(g.owned_from / 1000), bank_ms = g.bank_ms, debt_ms = g.debt_ms
      FROM given g WHERE c.person_id = g.person_id
  ), sessions AS (
    UPDATE watch_session s SET residue_ms = g.residue_ms, last_beat_at = $18, anomalies = g.anomalies,
           last_dated_at = to_timestamp(g.dated_at / 1000)
      FROM given g WHERE s.id = g.session_id
  ), runs AS (
    UPDATE watch_run r SET seen = g.seen::int4multirange, covered_ms = g.covered_ms, learning_ms = g.learning_ms,
           position_ms = g.position_ms, last_beat_at = GREATEST(r.last_beat_at, $18)
      FROM given g WHERE r.id = g.run_id
  )
  INSERT INTO beat (session_id, seq, accepted_ms, clipped_ms, late_ms, received_at)
  SELECT session_id, seq, accepted_ms, clipped_ms, late_ms, $18 FROM given`;

interface ReadRow {
  person_id: string;
  id: string;
  duration_ms: number;
  max_rate: number;
  seek_ahead: boolean;
  opened_at: number;
  closed_at: number | null;
  residue_ms: number;
  last_beat_at: number | null;
  last_dated_at: number | null;
  anomalies: number;
  session_version: string;
  run_id: string;
  lesson_id: string;
  policy_id: string;
  run_version: string;
  run_duration_ms: number;
  seen: string;
  covered_ms: number;
  learning_ms: number;
  position_ms: number;
  completed: boolean;
  accepted_ms: number | null;
  clipped_ms: number | null;
  credited: Credited | null;
}

export interface FoundState {
  state: WatchState;
  personId: string;
  runId: string;
  policyId: string;
  completed: boolean;
}

export interface Asked {
  personId: string;
  sessionKey: string;
  seq: number;
}

/**
 * Locks the clocks of the given people, sorted, so that no two processes wait for each other in a circle, and reads
 * their state. Whoever is absent has no such session. Both statements go out at once.
 */
export async function lockStates(client: Sql, asked: readonly Asked[]): Promise<Map<string, FoundState>> {
  const personIds = asked.map((a) => a.personId);
  const read = [personIds, asked.map((a) => a.sessionKey), asked.map((a) => a.seq)];
  const [locked, { rows }] = await Promise.all([
    client.query<ClockRow>({ name: 'beats-lock', text: LOCK, values: [personIds] }),
    client.query<ReadRow>({ name: 'beats-read', text: READ, values: read }),
  ]);
  const clocks = new Map(locked.rows.map((row) => [row.person_id, row]));
  const out = new Map<string, FoundState>();
  for (const row of rows) {
    const clock = clocks.get(row.person_id);
    if (!clock) continue;
    const carry = row.session_version === row.run_version ? null : await readCarry(client, row);
    out.set(row.person_id, {
      personId: row.person_id,
      runId: row.run_id,
      policyId: row.policy_id,
      completed: row.completed,
      state: {
        clock: toClock(clock),
        session: {
          id: row.id,
          durationMs: row.duration_ms,
          maxRate: row.max_rate,
          seekAhead: row.seek_ahead,
          openedAt: row.opened_at,
          closedAt: row.closed_at,
          residueMs: row.residue_ms,
          lastBeatAt: row.last_beat_at,
          lastDatedAt: row.last_dated_at,
          anomalies: row.anomalies,
        },
        run: {
          durationMs: row.run_duration_ms,
          seen: parseMultirange(row.seen),
          coveredMs: row.covered_ms,
          learningMs: row.learning_ms,
          positionMs: row.position_ms,
          carry,
        },
        known:
          row.accepted_ms === null || row.clipped_ms === null
            ? null
            : { acceptedMs: row.accepted_ms, clippedMs: row.clipped_ms, credited: row.credited },
      },
    });
  }
  return out;
}

/** Seconds queued on an older version lie elsewhere on the one the run moved to. */
async function readCarry(client: Sql, row: ReadRow): Promise<VersionMap> {
  const { rows } = await client.query<{ id: string; number: number; map: unknown }>(
    `SELECT id, number, version_map AS map FROM lesson_version WHERE lesson_id = $1`,
    [row.lesson_id],
  );
  const numberOf = (id: string) => rows.find((version) => version.id === id)?.number ?? 0;
  const maps = rows.map(({ number, map }) => ({ number, map: versionMapSchema.parse(map) }));
  return mapBetween(maps, numberOf(row.session_version), numberOf(row.run_version));
}

export interface ToWrite {
  personId: string;
  runId: string;
  seq: number;
  state: WatchState;
  answer: BeatOutcome;
}

export async function writeBeats(client: Sql, rows: readonly ToWrite[], now: Date): Promise<void> {
  const column = <T>(of: (row: ToWrite) => T): T[] => rows.map(of);
  await client.query({
    name: 'beats-write',
    text: WRITE,
    values: [
      column((row) => row.personId),
      column((row) => row.state.session.id),
      column((row) => row.runId),
      column((row) => row.state.clock.ownedFrom),
      column((row) => row.state.clock.bankMs),
      column((row) => row.state.clock.debtMs),
      column((row) => row.state.session.residueMs),
      column((row) => row.answer.datedAt),
      column((row) => row.state.session.anomalies),
      column((row) => formatMultirange(row.state.run.seen)),
      column((row) => row.state.run.coveredMs),
      column((row) => row.state.run.learningMs),
      column((row) => row.state.run.positionMs),
      column((row) => row.seq),
      column((row) => row.answer.acceptedMs),
      column((row) => row.answer.clippedMs),
      column((row) => row.answer.lateMs),
      now,
    ],
  });
}

export async function writeCredited(
  client: Sql,
  sessionId: string,
  seq: number,
  credited: Credited,
): Promise<void> {
  await client.query(`UPDATE beat SET credited = $3 WHERE session_id = $1 AND seq = $2`, [
    sessionId,
    seq,
    JSON.stringify(credited),
  ]);
}
