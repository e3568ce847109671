/**
 * Completes a run if its policy is met, and posts what it earned, inside the caller's transaction and under the lock
 * of the person's clock. Beats and check questions both end here, so completion and its entries are one commit.
 */
import { postCompletion } from '~/credits/post-completion.server';
import { completionTest, requirementsFor, verifiedMs, watchingRule } from '~/lessons/watching-policy';
import { findAtStudy } from '~/people/find-at-study.server';
import type { Sql } from '~/platform/db.server';
import { dateIn, yearIn } from '~/platform/zone';
import type { Credited } from './beat-rules';
import { parseMultirange } from './ranges';

const FIND_RUN = `
  SELECT r.person_id, r.lesson_id, r.lesson_version_id, v.number AS version_number, r.run_no, r.duration_ms,
         r.seen::text AS seen, r.covered_ms, r.learning_ms, r.quiz_passed_at, r.started_at,
         p.rule, p.preset, p.version AS policy_number, l.title, l.job_field, l.course_id, c.title AS course_title,
         EXISTS (SELECT 1 FROM question q WHERE q.lesson_version_id = r.lesson_version_id AND q.retired_at IS NULL) AS has_quiz
    FROM watch_run r
    JOIN lesson l ON l.id = r.lesson_id
    JOIN lesson_version v ON v.id = r.lesson_version_id
    JOIN watching_policy p ON p.id = r.policy_id
    LEFT JOIN course c ON c.id = l.course_id
   WHERE r.id = $1 AND r.completed_at IS NULL`;
const FIND_EVIDENCE = `
  SELECT array_agg(s.id ORDER BY s.opened_at) AS sessions, COALESCE(sum(s.anomalies), 0)::int AS anomalies,
         (SELECT COALESCE(sum(b.late_ms), 0)::int FROM beat b
           WHERE b.session_id IN (SELECT id FROM watch_session WHERE run_id = $1)) AS late_ms,
         (SELECT id FROM quiz_attempt WHERE run_id = $1 AND passed ORDER BY at LIMIT 1) AS quiz_attempt_id
    FROM watch_session s WHERE s.run_id = $1`;
interface RunRow {
  person_id: string;
  lesson_id: string;
  lesson_version_id: string;
  version_number: number;
  run_no: number;
  duration_ms: number;
  seen: string;
  covered_ms: number;
  learning_ms: number;
  quiz_passed_at: Date | null;
  started_at: Date;
  rule: unknown;
  preset: string;
  policy_number: number;
  title: string;
  job_field: string;
  course_id: string | null;
  course_title: string | null;
  has_quiz: boolean;
}

/** Null when the run is not there yet, or was completed before. `occurredAt` dates the completion and decides its year. */
export async function completeRun(
  client: Sql,
  { runId, occurredAt, now, timeZone }: { runId: string; occurredAt: Date; now: Date; timeZone: string },
): Promise<Credited | null> {
  const { rows } = await client.query<RunRow>(FIND_RUN, [runId]);
  const run = rows[0];
  if (!run) return null;
  const rule = watchingRule.parse(run.rule);
  const required = requirementsFor(rule, run.duration_ms, run.has_quiz);
  const watched = {
    coveredMs: run.covered_ms,
    learningMs: run.learning_ms,
    quizPassed: run.quiz_passed_at !== null,
  };
  if (!completionTest(required, watched)) return null;

  await client.query(`UPDATE watch_run SET completed_at = $2 WHERE id = $1`, [runId, occurredAt]);
  const found = await client.query<{
    sessions: string[] | null;
    anomalies: number;
    late_ms: number;
    quiz_attempt_id: string | null;
  }>(FIND_EVIDENCE, [runId]);
  const atStudy = await findAtStudy(client, run.person_id, dateIn(occurredAt, timeZone));
  const evidence = found.rows[0]!;
  return postCompletion(client, {
    personId: run.person_id,
    subjectId: run.lesson_id,
    subjectTitle: run.title,
    runNo: run.run_no,
    groupId: run.course_id ?? run.lesson_id,
    groupTitle: run.course_title ?? run.title,
    jobField: run.job_field,
    verifiedMs: verifiedMs(rule, run.duration_ms, watched),
    startedAt: run.started_at,
    occurredAt,
    ledgerYear: yearIn(occurredAt, timeZone),
    now,
    policyVersion: `${run.preset}.v${run.policy_number}`,
    evidence: {
      lessonVersionId: run.lesson_version_id,
      lessonVersion: run.version_number,
      durationMs: run.duration_ms,
      seenMs: parseMultirange(run.seen),
      coveredMs: run.covered_ms,
      learningMs: run.learning_ms,
      required: { ...required },
      sessionIds: evidence.sessions ?? [],
      quizAttemptId: evidence.quiz_attempt_id,
      anomalies: evidence.anomalies,
      lateMs: evidence.late_ms,
      late: evidence.late_ms > LATE_FLAG_MS,
    },
    actorId: run.person_id,
    atStudy,
  });
}

/** Late time up to this much is network jitter. */
const LATE_FLAG_MS = 60_000;
