/**
 * Colleagues who watched a demo lesson since it was published: some completed it, by the same door as everybody, and
 * others stopped on the way, so that its statistics have something to say. The people of the contract begin by themselves.
 */
import { findWatchableLesson } from '~/lessons/find-watchable-lesson.server';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { completeRun } from '~/progress/complete-run.server';
import { periodOf } from '~/progress/period';
import { planViewers } from './plan-viewers';
import { writeViewers, type WrittenViewer } from './write-viewers.server';

const PEOPLE = `
  SELECT id, employee_no AS "employeeNo" FROM employee
   WHERE demo AND left_on IS NULL AND employee_no NOT IN ('1001', '1002', '2001', '3001', '4001', '9001')
   ORDER BY employee_no`;
const QUESTIONS = `
  SELECT id, choices, correct_choice_id AS "correctChoiceId" FROM question
   WHERE lesson_version_id = $1 AND retired_at IS NULL ORDER BY ordinal`;
const ATTEMPT = `
  INSERT INTO quiz_attempt (id, person_id, lesson_id, lesson_version_id, run_id, score, passed, answers, at)
  VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8)`;

interface Question {
  id: string;
  choices: { id: string }[];
  correctChoiceId: string;
}

async function answer(
  client: Sql,
  lesson: { lessonId: string; lessonVersionId: string },
  viewer: WrittenViewer,
) {
  const { rows } = await client.query<Question>(QUESTIONS, [lesson.lessonVersionId]);
  if (rows.length === 0) return;
  const { personId, runId, endedAt, errs } = viewer;
  const attempt = async (right: boolean, at: Date) => {
    const answers = rows.map(({ id, choices, correctChoiceId }) => ({
      questionId: id,
      choiceId: right ? correctChoiceId : choices.find((choice) => choice.id !== correctChoiceId)!.id,
    }));
    const { lessonId, lessonVersionId } = lesson;
    const result = [right ? 100 : 0, right, JSON.stringify(answers), at];
    await client.query(ATTEMPT, [personId, lessonId, lessonVersionId, runId, ...result]);
  };
  if (errs) await attempt(false, new Date(endedAt.getTime() - 60_000));
  await attempt(true, endedAt);
  await client.query(`UPDATE watch_run SET quiz_passed_at = $2 WHERE id = $1`, [runId, endedAt]);
}

/** Nothing for a lesson that is not live; whoever has begun it is left alone. Answers how many began. */
export async function seedViewers({
  db,
  now,
  timeZone,
  lessonId,
  slug,
}: Pick<Context, 'db' | 'now' | 'timeZone'> & { lessonId: string; slug: string }): Promise<number> {
  const lesson = await findWatchableLesson({ db, lessonId });
  if (!lesson) return 0;
  const { publishedAt } = await db.prisma.lesson.findUniqueOrThrow({ where: { id: lessonId } });
  return inTransaction(db.sql, async (client) => {
    const { rows: people } = await client.query<{ id: string; employeeNo: string }>(PEOPLE);
    const { durationMs, recurrence } = lesson;
    const plan = planViewers({ people, lesson: slug, durationMs, from: publishedAt ?? now, to: now });
    const version = { ...lesson, periodOf: (at: Date) => periodOf(at, recurrence, timeZone) };
    const viewers = await writeViewers(client, version, plan);
    viewers.sort((a, b) => a.endedAt.getTime() - b.endedAt.getTime());
    for (const viewer of viewers.filter(({ whole }) => whole)) {
      await answer(client, lesson, viewer);
      const { runId, endedAt } = viewer;
      await completeRun(client, { runId, occurredAt: endedAt, now: endedAt, timeZone });
    }
    return viewers.length;
  });
}
