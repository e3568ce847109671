/**
 * Records an attempt at the check questions and, where it passes, what that completes: one transaction under the lock
 * of the person's clock. Attempts are unlimited. One made before the first play waits and counts for the run that
 * follows it.
 */
import { randomUUID } from 'node:crypto';
import type { WatchableLesson } from '~/lessons/watchable-lesson';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { invalid, notFound } from '~/platform/errors';
import type { Credited } from './beat-rules';
import { lockClock } from './clock-row.server';
import { completeRun } from './complete-run.server';
import { needsNewRun } from './period';
import type { QuizAttemptInput } from './quiz-schema';
import { latestRun, toRun, type RunRow } from './run';
import { scoreQuiz, type KeyedQuestion } from './score-quiz';

export interface QuizAnswer {
  score: number;
  passed: boolean;
  wrong: { questionId: string; explanation: string }[];
  completed: boolean;
  credited: Credited | null;
}

const QUESTIONS = `
  SELECT id, correct_choice_id AS "correctChoiceId", explanation, choices FROM question
   WHERE lesson_version_id = $1 AND retired_at IS NULL ORDER BY ordinal`;

/** Throws 404 for a lesson without questions or not for learners, 400 for a question or choice that is not the lesson's. */
export async function submitQuizAttempt({
  db,
  now,
  timeZone,
  person,
  lesson,
  input,
}: Context & {
  person: Pick<Person, 'id'>;
  lesson: Omit<WatchableLesson, 'masterUrl' | 'renditionSetId'> | null;
  input: QuizAttemptInput;
}): Promise<QuizAnswer> {
  if (!lesson) throw notFound('강의를 찾을 수 없거나 지금은 공개되지 않았습니다.');
  const { rows: questions } = await db.sql.query<KeyedQuestion>(QUESTIONS, [lesson.lessonVersionId]);
  if (questions.length === 0) throw notFound('이 강의에는 확인 문제가 없습니다.');
  refuseStrangers(questions, input);
  const { score, wrong } = scoreQuiz(questions, input.answers);

  return inTransaction(db.sql, async (client) => {
    await lockClock(client, person.id, now);
    const { rows } = await client.query<RunRow>(latestRun, [person.id, lesson.lessonId]);
    const latest = rows[0] ? toRun(rows[0]) : null;
    const run = needsNewRun(latest, lesson.recurrence, now, timeZone) ? null : latest;
    const passed = score >= (run?.rule ?? lesson.rule).quizPassScore;
    await recordAttempt(client, {
      personId: person.id,
      lesson,
      runId: run?.id ?? null,
      score,
      passed,
      input,
      now,
    });
    let credited: Credited | null = null;
    if (run && passed && !run.completedAt) {
      await client.query(`UPDATE watch_run SET quiz_passed_at = COALESCE(quiz_passed_at, $2) WHERE id = $1`, [
        run.id,
        now,
      ]);
      credited = await completeRun(client, { runId: run.id, occurredAt: now, now, timeZone });
    }
    return { score, passed, wrong, completed: credited !== null || Boolean(run?.completedAt), credited };
  });
}

function refuseStrangers(questions: readonly KeyedQuestion[], { answers }: QuizAttemptInput) {
  for (const { questionId, choiceId } of answers) {
    const question = questions.find(({ id }) => id === questionId);
    if (!question?.choices.some(({ id }) => id === choiceId)) {
      const sentence = '이 강의의 문제나 보기가 아닙니다. 화면을 새로 고친 뒤 다시 풀어 주세요.';
      throw invalid('unknown-choice', sentence, { answers: sentence });
    }
  }
}

interface Attempt {
  personId: string;
  lesson: { lessonId: string; lessonVersionId: string };
  runId: string | null;
  score: number;
  passed: boolean;
  input: QuizAttemptInput;
  now: Date;
}

async function recordAttempt(
  client: Sql,
  { personId, lesson, runId, score, passed, input, now }: Attempt,
): Promise<void> {
  await client.query(
    `INSERT INTO quiz_attempt (id, person_id, lesson_id, lesson_version_id, run_id, score, passed, answers, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      randomUUID(),
      personId,
      lesson.lessonId,
      lesson.lessonVersionId,
      runId,
      score,
      passed,
      JSON.stringify(input.answers),
      now,
    ],
  );
}
