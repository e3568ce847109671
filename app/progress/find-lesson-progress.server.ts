/** How far a person is with a lesson, for its page: one statement, nothing written, no session opened. */
import type { WatchableLesson } from '~/lessons/watchable-lesson';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { onLiveVersion } from './choose-run.server';
import { needsNewRun } from './period';
import { latestRun, toRun, type RunRow } from './run';
import { requiredAnswer, resumeSeconds, runAnswer, type RunAnswer } from './session-answer';

export interface LessonProgress extends RunAnswer {
  durationSeconds: number;
  /** Whole seconds. */
  required: { coveredSeconds: number; learningSeconds: number; quiz: boolean };
  resumeSeconds: number;
  quizPassed: boolean;
  /** Seconds of the sound alone count as seen. */
  listeningCounts: boolean;
  completedAt: Date | null;
  /** 0 = nothing was watched in this period. */
  runNo: number;
}

export async function findLessonProgress({
  db,
  now,
  timeZone,
  person,
  lesson,
}: Context & {
  person: Pick<Person, 'id'>;
  lesson: Omit<WatchableLesson, 'masterUrl' | 'renditionSetId'>;
}): Promise<LessonProgress> {
  const { rows } = await db.sql.query<RunRow>({
    name: 'find-lesson-progress',
    text: latestRun,
    values: [person.id, lesson.lessonId],
  });
  const latest = rows[0] ? toRun(rows[0]) : null;
  const fresh = needsNewRun(latest, lesson.recurrence, now, timeZone);
  const nothing = { durationMs: lesson.durationMs, seen: [], coveredMs: 0, learningMs: 0, positionMs: 0 };
  const run = fresh ? null : onLiveVersion(latest!, lesson);
  const rule = run?.rule ?? lesson.rule;
  const completedAt = run?.completedAt ?? null;
  const answer = runAnswer(run ?? nothing, rule, completedAt !== null);
  return {
    ...answer,
    durationSeconds: Math.floor(lesson.durationMs / 1000),
    required: requiredAnswer(rule, lesson.durationMs, lesson.hasQuiz),
    resumeSeconds: resumeSeconds(run ?? nothing, answer.missing, completedAt !== null),
    quizPassed: Boolean(run?.quizPassedAt),
    listeningCounts: rule.listening,
    completedAt,
    runNo: run?.runNo ?? 0,
  };
}
