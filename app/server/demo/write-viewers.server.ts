/** Runs as beats leave them, for planned viewers of a lesson's version; who has begun already keeps theirs. */
import { randomUUID } from 'node:crypto';
import type { Sql } from '~/platform/db.server';
import { formatMultirange, measure } from '~/progress/ranges';
import type { PlannedViewer } from './plan-viewers';

export interface ViewedVersion {
  lessonId: string;
  lessonVersionId: string;
  policyId: string;
  durationMs: number;
  /** The period of a run begun at that moment. */
  periodOf(at: Date): string;
}

const RUNS = `
  INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms, seen,
    covered_ms, learning_ms, position_ms, started_at, last_beat_at)
  SELECT id, person_id, lesson_id, version_id, 1, period, policy_id, duration_ms, seen::int4multirange, covered_ms,
         covered_ms, position_ms, started_at, ended_at
    FROM json_to_recordset($1) AS r(id uuid, person_id uuid, lesson_id uuid, version_id uuid, period text,
         policy_id uuid, duration_ms int, seen text, covered_ms int, position_ms int, started_at timestamptz,
         ended_at timestamptz)
  ON CONFLICT (person_id, lesson_id, run_no) DO NOTHING RETURNING id`;
const SESSIONS = `
  INSERT INTO watch_session (id, key, person_id, lesson_id, lesson_version_id, run_id, policy_id, duration_ms, max_rate,
    opened_at, closed_at, last_beat_at, last_dated_at)
  SELECT s.id, 'demo-' || s.id, r.person_id, r.lesson_id, r.lesson_version_id, r.id, r.policy_id, r.duration_ms, 2,
         r.started_at, r.last_beat_at, r.last_beat_at, r.last_beat_at
    FROM watch_run r, LATERAL (SELECT gen_random_uuid() AS id WHERE r.id IS NOT NULL) s WHERE r.id = ANY($1::uuid[])`;

export interface WrittenViewer extends PlannedViewer {
  runId: string;
}

export async function writeViewers(
  client: Sql,
  { lessonId, lessonVersionId, policyId, durationMs, periodOf }: ViewedVersion,
  plan: PlannedViewer[],
): Promise<WrittenViewer[]> {
  const viewers = plan.map((viewer) => ({ ...viewer, runId: randomUUID() }));
  const rows = viewers.map(({ runId, personId, seen, startedAt, endedAt }) => ({
    ...{ id: runId, person_id: personId, lesson_id: lessonId, version_id: lessonVersionId },
    ...{ period: periodOf(startedAt), policy_id: policyId, duration_ms: durationMs },
    ...{ seen: formatMultirange(seen), covered_ms: measure(seen), position_ms: seen.at(-1)![1] },
    ...{ started_at: startedAt, ended_at: endedAt },
  }));
  const { rows: written } = await client.query<{ id: string }>(RUNS, [JSON.stringify(rows)]);
  const ids = new Set(written.map(({ id }) => id));
  await client.query(SESSIONS, [[...ids]]);
  return viewers.filter(({ runId }) => ids.has(runId));
}
