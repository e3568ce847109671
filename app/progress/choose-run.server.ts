/**
 * The run that a new session goes on: the unfinished one (its seconds carried to the live version), the finished one of
 * this period, or a new one under the policy in force. The caller holds the lock of the person's clock.
 */
import { randomUUID } from 'node:crypto';
import { mapBetween } from '~/lessons/version-map';
import type { WatchableLesson } from '~/lessons/watchable-lesson';
import type { Sql } from '~/platform/db.server';
import { needsNewRun, periodOf } from './period';
import { formatMultirange, measure } from './ranges';
import { latestRun, toRun, type Run, type RunRow } from './run';
import { carry, carryMoment } from './version-map';

type Lesson = Omit<WatchableLesson, 'masterUrl' | 'renditionSetId'>;

export interface ChosenRun {
  run: Run;
  /** Told to the person when the lesson has a new version since their last visit. */
  versionChange: 'carried' | 'restarted' | null;
}

interface Choice {
  personId: string;
  lesson: Lesson;
  now: Date;
  timeZone: string;
}

export async function chooseRun(client: Sql, choice: Choice): Promise<ChosenRun> {
  const { personId, lesson, now, timeZone } = choice;
  const { rows } = await client.query<RunRow>(latestRun, [personId, lesson.lessonId]);
  const latest = rows[0] ? toRun(rows[0]) : null;
  if (needsNewRun(latest, lesson.recurrence, now, timeZone)) {
    return { run: await beginRun(client, choice, (latest?.runNo ?? 0) + 1), versionChange: null };
  }
  const run = latest!;
  if (run.lessonVersionId === lesson.lessonVersionId) return { run, versionChange: null };
  // Who has completed an older version looks at the live one; the proof stays what it was.
  if (run.completedAt) return { run: onLiveVersion(run, lesson), versionChange: null };
  return moveRun(client, choice, run);
}

async function beginRun(
  client: Sql,
  { personId, lesson, now, timeZone }: Choice,
  runNo: number,
): Promise<Run> {
  const id = randomUUID();
  // An attempt passed before the first play counts for the run that follows it.
  const { rows } = await client.query<{ at: Date; passed: boolean }>(
    `UPDATE quiz_attempt SET run_id = $1
      WHERE person_id = $2 AND lesson_id = $3 AND lesson_version_id = $4 AND run_id IS NULL RETURNING at, passed`,
    [id, personId, lesson.lessonId, lesson.lessonVersionId],
  );
  const quizPassedAt = rows.find((row) => row.passed)?.at ?? null;
  await client.query(
    `INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms,
       quiz_passed_at, started_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      personId,
      lesson.lessonId,
      lesson.lessonVersionId,
      runNo,
      periodOf(now, lesson.recurrence, timeZone),
      lesson.policyId,
      lesson.durationMs,
      quizPassedAt,
      now,
    ],
  );
  return {
    id,
    runNo,
    lessonVersionId: lesson.lessonVersionId,
    versionNumber: lesson.versionNumber,
    policyId: lesson.policyId,
    rule: lesson.rule,
    durationMs: lesson.durationMs,
    seen: [],
    coveredMs: 0,
    learningMs: 0,
    positionMs: 0,
    quizPassedAt,
    startedAt: now,
    completedAt: null,
  };
}

/** An unfinished run follows the lesson to its live version; a replaced file carries nothing. */
async function moveRun(client: Sql, { personId, lesson }: Choice, run: Run): Promise<ChosenRun> {
  const map = mapBetween(lesson.versionMaps, run.versionNumber, lesson.versionNumber);
  const seen = carry(run.seen, map, lesson.durationMs);
  const carried = map.length > 0;
  const { rows } = await client.query<{ at: Date }>(
    `SELECT at FROM quiz_attempt WHERE person_id = $1 AND lesson_version_id = $2 AND passed ORDER BY at DESC LIMIT 1`,
    [personId, lesson.lessonVersionId],
  );
  const moved: Run = {
    ...run,
    lessonVersionId: lesson.lessonVersionId,
    versionNumber: lesson.versionNumber,
    durationMs: lesson.durationMs,
    seen,
    coveredMs: measure(seen),
    learningMs: carried ? Math.min(lesson.durationMs, run.learningMs) : 0,
    positionMs: Math.min(lesson.durationMs, carryMoment(run.positionMs, map)),
    quizPassedAt: rows[0]?.at ?? (carried ? run.quizPassedAt : null),
  };
  await client.query(
    `UPDATE watch_run SET lesson_version_id = $2, duration_ms = $3, seen = $4::int4multirange, covered_ms = $5,
       learning_ms = $6, position_ms = $7, quiz_passed_at = $8 WHERE id = $1`,
    [
      run.id,
      moved.lessonVersionId,
      moved.durationMs,
      formatMultirange(seen),
      moved.coveredMs,
      moved.learningMs,
      moved.positionMs,
      moved.quizPassedAt,
    ],
  );
  return { run: moved, versionChange: carried ? 'carried' : 'restarted' };
}

/** How a finished run of an older version looks on the live one; nothing is written. */
export function onLiveVersion(run: Run, lesson: Lesson): Run {
  if (run.lessonVersionId === lesson.lessonVersionId) return run;
  const seen = carry(
    run.seen,
    mapBetween(lesson.versionMaps, run.versionNumber, lesson.versionNumber),
    lesson.durationMs,
  );
  return {
    ...run,
    lessonVersionId: lesson.lessonVersionId,
    versionNumber: lesson.versionNumber,
    durationMs: lesson.durationMs,
    seen,
    coveredMs: measure(seen),
    learningMs: Math.min(run.learningMs, lesson.durationMs),
    positionMs: 0,
  };
}
