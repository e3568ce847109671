// Which run a session goes on, new versions of a lesson, check questions, and what pages read of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '~/platform/errors';
import type { WatchableLesson } from '~/lessons/watchable-lesson';
import { findLessonProgress } from '~/progress/find-lesson-progress.server';
import { listCompletions } from '~/progress/list-completions.server';
import { listLessonProgress } from '~/progress/list-lesson-progress.server';
import { listUnfinished } from '~/progress/list-unfinished.server';
import { purgeBeats } from '~/progress/purge-beats.job.server';
import { submitQuizAttempt } from '~/progress/submit-quiz-attempt.server';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { Institute } from './institute';

let test: TestDatabase;
let institute: Institute;
let person: { id: string };
beforeAll(async () => {
  test = await createTestDatabase();
  institute = new Institute(test.db);
});
beforeEach(async () => {
  institute.clock.set('2026-05-04T01:00:00Z');
  person = await institute.employee();
});
afterAll(async () => {
  await institute.batcher.stop();
  await test.drop();
});

const watchWhole = async (lesson: WatchableLesson) =>
  institute.play(person, await institute.open(person, lesson), 0, lesson.durationMs / 1000);
const progressOf = (lesson: WatchableLesson) => findLessonProgress({ ...institute.context, person, lesson });

describe('runs', () => {
  it.each([
    ['once', '2031-01-05T00:00:00Z', 1],
    ['year', '2026-12-31T14:00:00Z', 1],
    ['year', '2026-12-31T15:30:00Z', 2],
    ['half', '2026-06-30T14:00:00Z', 1],
    ['half', '2026-06-30T15:30:00Z', 2],
  ] as const)(
    'a lesson taken %s and completed in May, opened at %s, is run %i',
    async (recurrence, at, runNo) => {
      const lesson = await institute.lesson({ course: await institute.course({ recurrence }) });
      expect(await watchWhole(lesson)).toMatchObject({ completed: true, credited: { minutes: 6 } });
      institute.clock.set(at);
      expect((await progressOf(lesson)).runNo).toBe(runNo === 1 ? 1 : 0);
      const session = await institute.open(person, lesson);
      expect(session).toMatchObject({ runNo, completed: runNo === 1, coveredSeconds: runNo === 1 ? 362 : 0 });
      const mine = await listLessonProgress({ ...institute.context, person, lessonIds: [lesson.lessonId] });
      expect(mine.get(lesson.lessonId)?.completed).toBe(runNo === 1);
      const again = await institute.play(person, session, 0, 362);
      expect(again.credited).toEqual(runNo === 1 ? null : { minutes: 6, points: 0 });
    },
  );

  it('an unfinished run goes on over the new year and counts where it completes', async () => {
    const lesson = await institute.lesson({ course: await institute.course({ recurrence: 'year' }) });
    institute.clock.set('2026-12-31T14:50:00Z');
    await institute.play(person, await institute.open(person, lesson), 0, 200);
    institute.clock.set('2027-01-05T00:00:00Z');
    const session = await institute.open(person, lesson);
    expect(session).toMatchObject({ runNo: 1, coveredSeconds: 200 });
    expect(await institute.play(person, session, 200, 362)).toMatchObject({ completed: true });
    expect(await listCompletions({ db: test.db, personId: person.id, year: 2026 })).toEqual([]);
    expect(await listCompletions({ db: test.db, personId: person.id, year: 2027 })).toMatchObject([
      { lessonId: lesson.lessonId, runNo: 1, minutes: 6, reversed: false },
    ]);
  });

  it('is judged by the policy in force when it began', async () => {
    const course = await institute.course({ rule: { minCoveredPercent: 50, minLearningPercent: 0 } });
    const lesson = await institute.lesson({ course });
    await institute.play(person, await institute.open(person, lesson), 0, 100);
    const stricter = await test.db.prisma.watchingPolicy.create({
      data: {
        courseId: course.id,
        version: 2,
        preset: 'own',
        rule: { ...course.rule, minCoveredPercent: 100 },
        createdAt: institute.clock.now(),
      },
    });
    const later = { ...lesson, policyId: stricter.id, rule: { ...course.rule, minCoveredPercent: 100 } };
    const session = await institute.open(person, later);
    expect(session.required.coveredSeconds).toBe(174);
    expect(await institute.play(person, session, 100, 181)).toMatchObject({
      completed: true,
      credited: { minutes: 3 },
    });
  });
});

describe('a new version of a lesson', () => {
  it('carries seconds through its map, and those that were queued on the old one', async () => {
    const old = await institute.lesson({ seconds: 400 });
    const before = await institute.open(person, old);
    await institute.play(person, before, 0, 60);
    institute.clock.advanceSeconds(40);
    const trimmed = await institute.newVersion(old, { seconds: 380, map: [[20_000, 400_000, 0]] });
    const session = await institute.open(person, trimmed);
    expect(session).toMatchObject({
      versionChange: 'carried',
      lessonVersion: 2,
      durationSeconds: 380,
      seen: [[0, 40]],
      resumeSeconds: 40,
      learningSeconds: 60,
    });
    const queued = await institute.beat(person, before, { seq: 2, intervals: [[60, 100]], offline: true });
    expect(queued).toMatchObject({ acceptedSeconds: 40, seen: [[0, 80]] });
    expect((await institute.open(person, trimmed)).versionChange).toBeNull();
  });

  it('of a replaced file carries none and says so', async () => {
    const old = await institute.lesson({ seconds: 400 });
    await institute.play(person, await institute.open(person, old), 0, 60);
    const replaced = await institute.newVersion(old, { seconds: 320, map: [] });
    expect(await institute.open(person, replaced)).toMatchObject({
      versionChange: 'restarted',
      seen: [],
      coveredSeconds: 0,
      learningSeconds: 0,
    });
  });

  it('lets who watches the old one finish on it', async () => {
    const old = await institute.lesson();
    const session = await institute.open(person, old);
    await institute.play(person, session, 0, 100);
    await institute.newVersion(old, { seconds: 320, map: [] });
    expect(await institute.play(person, session, 100, 362, 2)).toMatchObject({
      completed: true,
      credited: { minutes: 6 },
    });
  });

  it('two versions later goes through both maps', async () => {
    const one = await institute.lesson({ seconds: 400 });
    await institute.play(person, await institute.open(person, one), 0, 100);
    const two = await institute.newVersion(one, { seconds: 390, map: [[10_000, 400_000, 0]] });
    const three = await institute.newVersion(two, { seconds: 400, map: [[0, 390_000, 10_000]] });
    expect(await institute.open(person, three)).toMatchObject({ seen: [[10, 100]] });
  });

  it('leaves a completion what it was', async () => {
    const old = await institute.lesson();
    await watchWhole(old);
    const replaced = await institute.newVersion(old, { seconds: 320, map: [] });
    expect(await progressOf(replaced)).toMatchObject({ completed: true, missing: [], durationSeconds: 320 });
    const session = await institute.open(person, replaced);
    expect(session).toMatchObject({ completed: true, lessonVersion: 2, durationSeconds: 320 });
    expect(await institute.play(person, session, 0, 320)).toMatchObject({
      acceptedSeconds: 320,
      credited: null,
    });
  });
});

describe('check questions', () => {
  const answer = async (lesson: WatchableLesson, choices: string[]) => {
    const questions = await test.db.prisma.question.findMany({
      where: { lessonVersionId: lesson.lessonVersionId },
      orderBy: { ordinal: 'asc' },
    });
    const answers = choices.map((choiceId, i) => ({ questionId: questions[i]?.id ?? person.id, choiceId }));
    return submitQuizAttempt({ ...institute.context, person, lesson, input: { answers } });
  };

  it('complete a run that has everything else, once', async () => {
    const lesson = await institute.lesson({ questions: 3 });
    expect(await watchWhole(lesson)).toMatchObject({ completed: false, missing: [], credited: null });
    expect(await answer(lesson, ['c1', 'c1', 'c2'])).toMatchObject({
      score: 33,
      passed: false,
      completed: false,
      credited: null,
    });
    const passed = await answer(lesson, ['c2', 'c1', 'c2']);
    expect(passed).toMatchObject({
      score: 66,
      passed: true,
      completed: true,
      credited: { minutes: 6, points: 0 },
    });
    expect(passed.wrong).toEqual([{ questionId: expect.any(String), explanation: '매뉴얼 3.2' }]);
    expect(await answer(lesson, ['c2', 'c2', 'c2'])).toMatchObject({
      score: 100,
      wrong: [],
      completed: true,
      credited: null,
    });
    expect(await institute.count('ledger_entry', person.id)).toBe(1);
  });

  it('passed before the first play count for the run that follows', async () => {
    const lesson = await institute.lesson({ questions: 1 });
    expect(await answer(lesson, ['c2'])).toMatchObject({ passed: true, completed: false });
    expect(await watchWhole(lesson)).toMatchObject({ completed: true });
  });

  it('failed before the first play do not', async () => {
    const lesson = await institute.lesson({ questions: 1 });
    await answer(lesson, ['c1']);
    expect(await watchWhole(lesson)).toMatchObject({ completed: false });
  });

  it('an unanswered question is a wrong one', async () => {
    const lesson = await institute.lesson({ questions: 2 });
    expect(await answer(lesson, ['c2'])).toMatchObject({ score: 50, passed: false, wrong: [{}] });
  });

  it.each([
    ['a choice that is not there', 1, ['c9'], 400],
    ["another lesson's question", 1, ['c2', 'c2'], 400],
    ['a lesson without questions', 0, ['c1'], 404],
  ])('%s is refused', async (_name, questions, choices, status) => {
    const error = await answer(await institute.lesson({ questions }), choices).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).status).toBe(status);
  });

  it('and the last beat racing the passing attempt credit once', async () => {
    const lesson = await institute.lesson({ questions: 1 });
    const session = await institute.open(person, lesson);
    institute.clock.advanceSeconds(362);
    const [beat, quiz] = await Promise.all([
      institute.beat(person, session, { seq: 1, intervals: [[0, 362]] }),
      answer(lesson, ['c2']),
    ]);
    expect([beat.credited, quiz.credited].filter(Boolean)).toEqual([{ minutes: 6, points: 0 }]);
    expect(await institute.count('ledger_entry', person.id)).toBe(1);
  });
});

describe('what pages read', () => {
  it('an untouched lesson, a begun one, a completed one', async () => {
    const [untouched, begun, done] = [
      await institute.lesson({ questions: 1 }),
      await institute.lesson(),
      await institute.lesson(),
    ];
    await watchWhole(done);
    await institute.play(person, await institute.open(person, begun), 0, 100.5);
    expect(await progressOf(untouched)).toMatchObject({
      seen: [],
      missing: [[0, 362]],
      runNo: 0,
      completed: false,
      required: { coveredSeconds: 355, learningSeconds: 163, quiz: true },
    });
    expect(await progressOf(begun)).toMatchObject({
      seen: [[0, 100.5]],
      missing: [[100.5, 362]],
      resumeSeconds: 100.5,
    });
    expect(await progressOf(done)).toMatchObject({ completed: true, missing: [], resumeSeconds: 0 });
    const ids = [untouched, begun, done].map(({ lessonId }) => lessonId);
    const mine = await listLessonProgress({ ...institute.context, person, lessonIds: ids });
    expect(ids.map((id) => mine.get(id))).toMatchObject(
      [undefined, { coveredSeconds: 100, completed: false }, { coveredSeconds: 362, completed: true }].map(
        (value) => value ?? undefined,
      ) as never,
    );
    expect(await listUnfinished({ db: test.db, person })).toMatchObject([
      { lessonId: begun.lessonId, coveredSeconds: 100, durationSeconds: 362, positionSeconds: 100 },
    ]);
  });

  it("nothing of another person's", async () => {
    const lesson = await institute.lesson();
    await watchWhole(lesson);
    const other = await institute.employee();
    expect(await findLessonProgress({ ...institute.context, person: other, lesson })).toMatchObject({
      coveredSeconds: 0,
      completed: false,
    });
    expect(await listUnfinished({ db: test.db, person: other })).toEqual([]);
  });
});

it('beats go 90 days after their run was completed, and no sooner', async () => {
  const [done, begun] = [await institute.lesson(), await institute.lesson()];
  await watchWhole(done);
  await institute.play(person, await institute.open(person, begun), 0, 30);
  const day = 24 * 3600;
  institute.clock.advanceSeconds(89 * day);
  await purgeBeats(institute.context);
  expect(await institute.count('beat', person.id)).toBe(2);
  institute.clock.advanceSeconds(2 * day);
  await purgeBeats(institute.context);
  expect(await institute.count('beat', person.id)).toBe(1);
});
