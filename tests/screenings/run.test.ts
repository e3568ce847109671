// What happens while it runs: the host's acts, a new version of the lesson, and who is there.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '~/people/person';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import { AppError } from '~/platform/errors';
import { findScreening } from '~/screenings/find-screening.server';
import { keepAttendance } from '~/screenings/keep-attendance.server';
import { listAttendance, readAttendance } from '~/screenings/list-attendance.server';
import { placeAt } from '~/screenings/position';
import { runScreening, type RunAct } from '~/screenings/run-screening.server';
import { readScreenings } from '~/screenings/screening-row.server';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { createPeople } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { personOf } from './people';

const START = Date.parse('2026-05-11T06:00:00Z');
const second = (after: number) => new Date(START + after * 1000);
let test: TestDatabase;
const people: Record<string, Person> = {};
let lessonId: string;
let screeningId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  await createPeople(test.db);
  for (const no of ['1001', '1002', '2001', '3001', '4001']) people[no] = await personOf(test.db, no);
});
afterAll(() => test.drop());
beforeEach(async () => {
  ({ lessonId } = await publishLessonRows(test.db, { authorId: people['2001']!.id, seconds: 360 }));
  const given = {
    audience: 'everyone',
    startsAt: second(0),
    createdAt: second(-3600),
    updatedAt: second(-3600),
  };
  screeningId = randomUUID();
  await test.db.prisma.screening.create({
    data: { id: screeningId, lessonId, title: '함께 보기', hostId: people['4001']!.id, ...given },
  });
});

const run = (no: string, act: RunAct, after: number) =>
  runScreening({
    ...{ db: test.db, now: second(after), ip: '10.0.0.1', person: people[no]!, screeningId, act },
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const view = (after: number, db = test.db) =>
  findScreening({ db, now: second(after), person: people['1001']!, screeningId });
const place = async (after: number, db = test.db) => {
  const { phase, positionMs } = placeAt((await view(after, db)).state, second(after).getTime());
  return [phase, positionMs / 1000];
};

describe('the host', () => {
  it('pauses and goes on; a second press changes nothing; all of it stands in the log', async () => {
    expect(await codeOf(run('4001', 'pause', -1))).toBe('not-running');
    const paused = await run('4001', 'pause', 100);
    expect(paused).toMatchObject({
      changed: true,
      state: { revision: 2, pausedAt: second(100).toISOString() },
    });
    expect((await run('2001', 'pause', 110)).changed).toBe(false);
    expect(await place(150)).toEqual(['paused', 100]);
    await run('3001', 'resume', 160);
    expect(await place(170)).toEqual(['playing', 110]);
    await run('4001', 'pause', 200);
    await run('4001', 'resume', 201.5);
    expect(await place(202)).toEqual(['playing', 140.5]);
    await run('4001', 'end', 210);
    expect(await place(211)).toEqual(['ended', 148.5]);
    expect(await codeOf(run('4001', 'resume', 212))).toBe('not-running');
    const log = await test.db.prisma.accessLog.findMany({
      where: { subject: screeningId },
      orderBy: { id: 'asc' },
    });
    expect(log.map(({ action }) => action.split('.')[1])).toEqual([
      ...['pause', 'resume', 'pause', 'resume', 'end'],
    ]);
  });

  it('alone does; an employee is refused', async () => {
    for (const act of ['pause', 'resume', 'end'] as const)
      expect(await codeOf(run('1001', act, 10))).toBe('forbidden');
    expect(await place(11)).toEqual(['playing', 11]);
  });

  it('and time need no process that remembers: another server reads the same place', async () => {
    await run('4001', 'pause', 30);
    await run('4001', 'resume', 50);
    const other = await openDatabase(test.url);
    expect(await place(90, other)).toEqual(['playing', 70]);
    expect(await place(380.5, other)).toEqual(['ended', 360]);
    await closeDatabase(other);
  });
});

describe('a new version of the lesson', () => {
  async function publishNext(seconds: number) {
    const number = (await test.db.prisma.lessonVersion.count({ where: { lessonId } })) + 1;
    const data = { lessonId, number, durationMs: seconds * 1000, createdAt: second(0) };
    const { id } = await test.db.prisma.lessonVersion.create({ data });
    await test.db.prisma.lesson.update({ where: { id: lessonId }, data: { liveVersionId: id } });
  }

  it('before the begin is what is shown', async () => {
    await publishNext(300);
    expect((await view(-5)).state.durationMs).toBe(300_000);
    expect(await place(301)).toEqual(['ended', 300]);
  });

  it('ends one that runs, and changes none that is over', async () => {
    expect(await place(10)).toEqual(['playing', 10]);
    await publishNext(300);
    expect((await view(20)).state).toMatchObject({
      endReason: 'lesson-changed',
      durationMs: 360_000,
      revision: 2,
    });
    expect(await place(400)).toEqual(['ended', 20]);
    await publishNext(280);
    expect((await view(9999)).state).toMatchObject({ endReason: 'lesson-changed', revision: 2 });
  });

  it('that is withdrawn ends it too', async () => {
    await view(10);
    await test.db.prisma.lesson.update({ where: { id: lessonId }, data: { liveVersionId: null } });
    expect((await view(20)).state.endReason).toBe('lesson-changed');
  });
});

describe('who is there', () => {
  const look = async (after: number, ...nos: string[]) => {
    const now = second(after);
    const screening = (await readScreenings(test.db.sql, [screeningId], { now })).get(screeningId)!;
    await keepAttendance(test.db.sql, now, [{ screening, personIds: nos.map((no) => people[no]!.id) }]);
  };
  const seconds = async (after = 400) => {
    const list = await listAttendance({ db: test.db, now: second(after), screeningId });
    return Object.fromEntries(
      list.map(({ personId, presentSeconds, counts }) => [
        Object.values(people).find(({ id }) => id === personId)!.employeeNo,
        [presentSeconds, counts],
      ]),
    );
  };
  const stay = async (from: number, to: number, ...nos: string[]) => {
    for (let at = from; at < to; at += 5) await look(at, ...nos);
    await look(to, ...nos);
  };

  it('counts from the begin to the end, for those who waited and those who came late', async () => {
    await stay(-20, 365, '1001');
    await stay(170, 365, '1002');
    await stay(190, 365, '2001');
    expect(await seconds()).toEqual({ 1001: [360, true], 1002: [190, true], 2001: [170, false] });
  });

  it('does not grow in a pause, by a second device, or by the same moment twice', async () => {
    await stay(0, 50, '1001', '1002');
    await look(50, '1001');
    await look(51, '1001', '1001');
    await run('4001', 'pause', 51);
    await stay(55, 95, '1001');
    await run('4001', 'resume', 101);
    await stay(101, 120, '1001');
    expect(await seconds(120)).toEqual({ 1001: [70, true], 1002: [50, true] });
  });

  it('leaves out the time away, and whoever never came', async () => {
    await stay(0, 60, '1001');
    await stay(120, 150, '1001');
    await look(-5, '1002');
    expect(await seconds(360)).toEqual({ 1001: [90, false] });
  });

  it('is never more than was shown, however much later one is seen', async () => {
    await stay(0, 600, '1001');
    await look(9000, '1001');
    expect(await seconds(9000)).toEqual({ 1001: [360, true] });
  });

  it('is read by name by those who lead it, which the log notes; results only by whom they concern', async () => {
    await stay(0, 360, '1001', '3001');
    const read = (no: string) =>
      readAttendance({ db: test.db, now: second(400), ip: '10.0.0.1', person: people[no]!, screeningId });
    const names = async (no: string) =>
      (await read(no)).people.map(({ name, completed }) => [name, completed]);
    expect(await names('3001')).toEqual([
      ['박서윤', false],
      ['한유진', false],
    ]);
    expect(await names('4001')).toEqual([
      ['박서윤', false],
      ['한유진', null],
    ]);
    expect(await names('2001')).toEqual([
      ['박서윤', null],
      ['한유진', null],
    ]);
    expect(await codeOf(read('1001'))).toBe('forbidden');
    const log = { where: { action: 'screening.read-attendance', subject: screeningId } };
    expect(await test.db.prisma.accessLog.count(log)).toBe(3);
  });
});
