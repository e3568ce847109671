// Opening, beating and completing on a real database: the lists of cheating and of honesty, below HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WatchableLesson } from '~/lessons/watchable-lesson';
import { silentLog } from '~/platform/log.server';
import { createBeatBatcher } from '~/progress/beat-batcher.server';
import type { BeatAnswer } from '~/progress/beat-batcher.server';
import { beatInput } from '~/progress/beat-schema';
import { findRecord } from '~/credits/find-record.server';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { errorOf, Institute, timeZone } from './institute';

let test: TestDatabase;
let institute: Institute;
let lesson: WatchableLesson;
beforeAll(async () => {
  test = await createTestDatabase();
  institute = new Institute(test.db);
  lesson = await institute.lesson();
});
afterAll(async () => {
  await institute.batcher.stop();
  await test.drop();
});

describe('cheating earns no second that was not lived', () => {
  it('one beat 300 times, in parallel', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    institute.clock.advanceSeconds(10);
    const beat = { seq: 1, intervals: [[0, 10]] };
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => institute.beat(person, session, beat)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      acceptedSeconds: 10,
      clippedSeconds: 0,
      coveredSeconds: 10,
      learningSeconds: 10,
    });
    expect(await institute.count('beat', person.id)).toBe(1);
  });

  it('300 beats racing over two servers spend no more than was owned', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    const other = createBeatBatcher({
      sql: test.db.pipeline,
      clock: institute.clock,
      timeZone,
      log: silentLog,
    });
    institute.clock.advanceSeconds(13);
    const body = { sessionKey: session.sessionKey, rate: 1, intervals: [[0, 10]] };
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        (i % 2 ? other : institute.batcher).submit(person.id, beatInput.parse({ ...body, seq: i + 1 })),
      ),
    );
    await other.stop();
    expect(Math.max(...answers.map((answer) => answer.learningSeconds))).toBe(15);
    expect(answers.reduce((sum, answer) => sum + answer.acceptedSeconds, 0)).toBeCloseTo(15);
    expect(answers.at(-1)!.coveredSeconds).toBe(10);
  });

  it.each<[string, number, number[][], number, number, number]>([
    ['a first beat at the end', 1, [[352, 362]], 1, 3, 7],
    ['a full map', 2, [[0, 362]], 2, 8, 354],
    ['16×', 10, [[0, 160]], 16, 24, 136],
    [
      'overlapping intervals',
      60,
      [
        [0, 10],
        [5, 15],
      ],
      1,
      15,
      0,
    ],
    ['past the end', 60, [[360, 9999]], 1, 2, 0],
  ])('%s', async (_name, waited, intervals, rate, accepted, clipped) => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    institute.clock.advanceSeconds(waited);
    const answer = await institute.beat(person, session, { seq: 1, intervals, rate });
    expect(answer).toMatchObject({
      acceptedSeconds: accepted,
      clippedSeconds: clipped,
      coveredSeconds: accepted,
    });
  });

  it('the same 30 s twenty times is no completion', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    let answer: BeatAnswer | undefined;
    for (let round = 1; round <= 20; round++) answer = await institute.play(person, session, 0, 30, round);
    expect(answer).toMatchObject({
      coveredSeconds: 30,
      learningSeconds: 362,
      completed: false,
      missing: [[30, 362]],
    });
  });

  it('two devices at once, and beats to the session that was taken over', async () => {
    const person = await institute.employee();
    const phone = await institute.open(person, lesson);
    institute.clock.advanceSeconds(30);
    const closedAt = institute.clock.now().toISOString();
    const pc = await institute.open(person, lesson);
    institute.clock.advanceSeconds(30);
    const beat = { seq: 1, intervals: [[0, 30]] };
    expect(await errorOf(institute.beat(person, phone, beat))).toEqual({
      status: 409,
      code: 'session-taken-over',
      closedAt,
    });
    await institute.beat(person, pc, { seq: 1, intervals: [[30, 60]] });
    const queued = await institute.beat(person, phone, { ...beat, offline: true });
    expect(queued).toMatchObject({
      acceptedSeconds: 30,
      coveredSeconds: 60,
      learningSeconds: 60,
      seen: [[0, 60]],
    });
    const more = await institute.beat(person, phone, { seq: 2, intervals: [[60, 90]], offline: true });
    expect(more).toMatchObject({ acceptedSeconds: 0, clippedSeconds: 30 });
    institute.clock.advanceSeconds(73 * 3600);
    const late = institute.beat(person, phone, { seq: 3, intervals: [[60, 90]], offline: true });
    expect(await errorOf(late)).toMatchObject({ status: 409, code: 'session-expired' });
  });

  it("another person's key looks like no key at all", async () => {
    const [owner, thief] = [await institute.employee(), await institute.employee()];
    const session = await institute.open(owner, lesson);
    await institute.open(thief, lesson);
    institute.clock.advanceSeconds(10);
    const beat = { seq: 1, intervals: [[0, 10]] };
    const stolen = await errorOf(institute.beat(thief, session, beat));
    expect(stolen).toEqual(await errorOf(institute.beat(thief, { sessionKey: 'no-such-key' }, beat)));
    expect(stolen).toEqual({ status: 404, code: 'not-found' });
    expect(await institute.beat(owner, session, beat)).toMatchObject({ acceptedSeconds: 10 });
  });

  it('a hundred sessions opened within a second own that second', async () => {
    const person = await institute.employee();
    let answer: BeatAnswer | undefined;
    for (let i = 0; i < 100; i++) {
      const session = await institute.open(person, lesson);
      institute.clock.advanceSeconds(0.01);
      answer = await institute.beat(person, session, { seq: 1, intervals: [[i, i + 10]] });
    }
    expect(answer!.learningSeconds).toBe(3);
  });

  it('sessions opened in parallel leave one alive', async () => {
    const person = await institute.employee();
    const sessions = await Promise.all(Array.from({ length: 8 }, () => institute.open(person, lesson)));
    const { rows } = await test.db.sql.query(
      `SELECT count(*) FILTER (WHERE closed_at IS NULL)::int AS live, count(DISTINCT run_id)::int AS runs
         FROM watch_session WHERE person_id = $1`,
      [person.id],
    );
    expect([sessions.length, rows[0]]).toEqual([8, { live: 1, runs: 1 }]);
  });

  it.each<[string, unknown]>([
    ['reversed', [[10, 5]]],
    ['negative', [[-5, 5]]],
    ['null, which is what NaN becomes', [[null, 5]]],
    ['10,000', Array.from({ length: 10_000 }, (_, i) => [i, i + 1])],
  ])('%s intervals are refused with a sentence and store nothing', async (_name, intervals) => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    expect(await errorOf(institute.beat(person, session, { seq: 1, intervals }))).toMatchObject({
      status: 400,
    });
    expect(await institute.count('beat', person.id)).toBe(0);
  });

  it('a lesson that is not for learners opens no session', async () => {
    const person = await institute.employee();
    const { openSession } = await import('~/progress/open-session.server');
    expect(await errorOf(openSession({ ...institute.context, person, lesson: null }))).toMatchObject({
      status: 404,
    });
  });
});

describe('an honest viewer never loses a second', () => {
  it('a lesson watched whole is completed and credited once, however often the beat is sent', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    expect(session).toMatchObject({
      durationSeconds: 362,
      seen: [],
      missing: [[0, 362]],
      required: { coveredSeconds: 355, learningSeconds: 163, quiz: false },
      maxRate: 2,
      seekAhead: true,
      beatSeconds: 5,
      completed: false,
      lessonVersion: 1,
    });
    const first = await institute.play(person, session, 0, 350, 1);
    expect(first).toMatchObject({ completed: false, credited: null, missing: [[350, 362]] });
    const last = await institute.play(person, session, 350, 362, 2);
    expect(last).toMatchObject({
      completed: true,
      credited: { minutes: 6, points: 0 },
      missing: [],
      seen: [[0, 362]],
    });
    expect(await institute.beat(person, session, { seq: 2, intervals: [[0, 1]] })).toEqual(last);
    expect(await institute.beat(person, session, { seq: 1, intervals: [[0, 1]] })).toMatchObject({
      credited: null,
      completed: true,
    });
    expect(await institute.play(person, session, 0, 30, 3)).toMatchObject({
      completed: true,
      credited: null,
    });
    expect(await institute.count('ledger_entry', person.id)).toBe(1);
  });

  it('1 s of rounding at the end never blocks', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    expect(await institute.play(person, session, 0.4, 361, 1)).toMatchObject({
      completed: true,
      missing: [],
    });
  });

  it('a viewer at 2× completes', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    expect(await institute.play(person, session, 0, 362, 1, 2)).toMatchObject({
      completed: true,
      learningSeconds: 181,
    });
  });

  it('ten visits of 30 s on different days complete, each resuming where the last stopped', async () => {
    const person = await institute.employee();
    const short = await institute.lesson({ seconds: 300 });
    let answer: BeatAnswer | undefined;
    for (let visit = 0; visit < 10; visit++) {
      const session = await institute.open(person, short);
      expect(session.resumeSeconds).toBe(visit * 30);
      answer = await institute.play(person, session, visit * 30, visit * 30 + 30);
      institute.clock.advanceSeconds(24 * 3600);
    }
    expect(answer).toMatchObject({ completed: true, coveredSeconds: 300, credited: { minutes: 5 } });
    expect((await institute.open(person, short)).completed).toBe(true);
  });

  it('a 3-minute gap, then 36 queued beats sent at once, counts in full', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    await institute.play(person, session, 0, 60, 1);
    institute.clock.advanceSeconds(180);
    const answers = await Promise.all(
      Array.from({ length: 36 }, (_, i) =>
        institute.beat(person, session, {
          seq: i + 2,
          intervals: [[60 + i * 5, 65 + i * 5]],
          offline: true,
          ageSeconds: 180 - i * 5,
        }),
      ),
    );
    expect(answers.every((answer) => answer.clippedSeconds === 0)).toBe(true);
    expect(answers.at(-1)).toMatchObject({ coveredSeconds: 240, learningSeconds: 240 });
  });

  it('phone and PC merge', async () => {
    const person = await institute.employee();
    await institute.play(person, await institute.open(person, lesson), 0, 180);
    const pc = await institute.open(person, lesson);
    expect(pc).toMatchObject({ resumeSeconds: 180, seen: [[0, 180]] });
    expect(await institute.play(person, pc, 180, 362)).toMatchObject({ seen: [[0, 362]], completed: true });
  });

  it.each([
    ['31 December 23:59', '2026-12-31T14:59:00Z', 0, 2026],
    ['1 January 00:01', '2026-12-31T15:01:00Z', 0, 2027],
    ['played at 23:50, arrived at 00:20 from a queue', '2026-12-31T15:20:00Z', 1800, 2026],
    ['a phone an hour ahead of the clock', '2026-12-31T14:59:00Z', -3600, 2026],
    ['a phone that says long ago', '2026-12-31T15:59:00Z', 1e12, 2026],
  ])('%s KST lands in its year', async (_name, arrival, ageSeconds, year) => {
    const person = await institute.employee();
    institute.clock.set(new Date(Date.parse(arrival) - 3600_000));
    const session = await institute.open(person, lesson);
    institute.clock.set(arrival);
    const beat = { seq: 1, intervals: [[0, 362]], offline: ageSeconds > 0, ageSeconds };
    expect(await institute.beat(person, session, beat)).toMatchObject({ completed: true });
    expect(await findRecord({ db: test.db, personId: person.id, year })).toMatchObject({ earnedMinutes: 6 });
  });
});

describe('what was true at study time', () => {
  it('is the newest order not after the day, and its evidence is in the entry', async () => {
    institute.clock.set('2026-05-04T01:00:00Z');
    const person = await institute.employee();
    for (const [effectiveOn, departmentName] of [
      ['2026-01-01', '주차사업팀'],
      ['2026-05-04', '체육사업팀'],
      ['2026-05-05', '감사팀'],
    ] as const) {
      await test.db.prisma.personnelOrder.create({
        data: {
          employeeId: person.id,
          effectiveOn: new Date(effectiveOn),
          departmentName,
          grade: '6급',
          position: '팀장',
          employmentCategory: '일반직',
          createdAt: institute.clock.now(),
        },
      });
    }
    const session = await institute.open(person, lesson);
    institute.clock.advanceSeconds(3600);
    await institute.beat(person, session, { seq: 1, intervals: [[0, 362]] });
    const entry = await test.db.prisma.ledgerEntry.findFirstOrThrow({ where: { personId: person.id } });
    expect(entry).toMatchObject({
      departmentAtStudy: '체육사업팀',
      gradeAtStudy: '6급',
      positionAtStudy: '팀장',
    });
    expect(entry).toMatchObject({
      policyVersion: 'own.v1+credit-2026.v1',
      ledgerYear: 2026,
      actorId: person.id,
    });
    expect(entry.sourceKey).toBe(`completion:${person.id}:${lesson.lessonId}:1`);
    const { rows } = await test.db.sql.query('SELECT id FROM watch_session WHERE person_id = $1', [
      person.id,
    ]);
    expect(entry.evidence).toMatchObject({
      seenMs: [[0, 362_000]],
      coveredMs: 362_000,
      learningMs: 362_000,
      verifiedMs: 362_000,
      lateMs: 302_000,
      late: true,
      sessionIds: [rows[0].id],
    });
  });
});
