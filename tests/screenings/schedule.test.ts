// Who asks whom to watch together, when, and what becomes of it until it begins.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '~/people/person';
import { AppError } from '~/platform/errors';
import { cancelScreening, changeScreening } from '~/screenings/change-screening.server';
import { findScreening } from '~/screenings/find-screening.server';
import { invitePerson, listInvitees, uninvitePerson } from '~/screenings/invite-people.server';
import {
  findScreeningOfLesson,
  findScreeningOfToday,
  listScreenings,
} from '~/screenings/list-screenings.server';
import { scheduleScreening } from '~/screenings/schedule-screening.server';
import { changeInput, scheduleInput } from '~/screenings/schema';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { createPeople } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { personOf } from './people';

const NOW = new Date('2026-05-11T01:00:00Z'); // 10:00 in Seoul
const timeZone = 'Asia/Seoul';
const ip = '10.0.0.1';
let test: TestDatabase;
const people: Record<string, Person> = {};
let lessonId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  await createPeople(test.db);
  for (const no of ['1001', '1002', '2001', '3001', '4001', '9001']) people[no] = await personOf(test.db, no);
});
afterAll(() => test.drop());
beforeEach(async () => {
  await test.db.sql.query(`DELETE FROM screening_invitee`);
  await test.db.sql.query(`DELETE FROM screening`);
  await test.db.sql.query(`DELETE FROM notification`);
  ({ lessonId } = await publishLessonRows(test.db, { authorId: people['2001']!.id, seconds: 360 }));
});

const at = (now = NOW) => ({ db: test.db, now, timeZone, ip });
const schedule = (no: string, given: object = {}, now = NOW) =>
  scheduleScreening({
    ...at(now),
    person: people[no]!,
    given: scheduleInput.parse({
      ...{ lessonId, audience: 'everyone', day: '2026-05-11', time: '15:00', ...given },
    }),
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const told = async () =>
  (await test.db.prisma.notification.findMany({ orderBy: { createdAt: 'asc' } })).map(
    ({ personId, kind }) => `${Object.values(people).find(({ id }) => id === personId)?.employeeNo} ${kind}`,
  );
const sports = () => people['1001']!.departmentId;
const office = () => people['3001']!.departmentId;

describe('scheduling', () => {
  it.each([
    ['its maker, for everyone', '2001', () => ({}), 'done'],
    ['HR, for any department', '3001', () => ({ audience: 'department', departmentId: sports() }), 'done'],
    [
      'a head, for the own department',
      '4001',
      () => ({ audience: 'department', departmentId: sports() }),
      'done',
    ],
    [
      'a head, for another one',
      '4001',
      () => ({ audience: 'department', departmentId: office() }),
      'forbidden',
    ],
    ['a head, for everyone', '4001', () => ({}), 'forbidden'],
    ['an employee', '1001', () => ({ audience: 'room', roomName: '3층 교육장' }), 'forbidden'],
    ['an administrator', '9001', () => ({}), 'forbidden'],
    ['of a lesson that is not there', '3001', () => ({ lessonId: people['1001']!.id }), 'not-found'],
    [
      'for a department that is not there',
      '3001',
      () => ({ audience: 'department', departmentId: people['1001']!.id }),
      'invalid',
    ],
    ['half a minute ahead', '2001', () => ({ time: '10:00' }), 'too-soon'],
    ['yesterday', '2001', () => ({ day: '2026-05-10' }), 'too-soon'],
    ['a minute ahead', '2001', () => ({ time: '10:01' }), 'done'],
    ['in 180 days', '2001', () => ({ day: '2026-11-07', time: '09:00' }), 'done'],
    ['in 181 days', '2001', () => ({ day: '2026-11-08', time: '10:30' }), 'too-far'],
  ])('%s', async (_what, no, given, code) => {
    expect(await codeOf(schedule(no, given()))).toBe(code);
    expect(await test.db.prisma.screening.count()).toBe(code === 'done' ? 1 : 0);
  });

  it('takes the lesson’s title, and the institute’s time', async () => {
    const { id } = await schedule('2001');
    const { row, phase, hosts } = await findScreening({ ...at(), person: people['1001']!, screeningId: id });
    expect(row).toMatchObject({ title: '수영장 잔류염소, 하루 세 번 재는 법', durationMs: 360_000 });
    expect([row.startsAt.toISOString(), phase, hosts]).toEqual([
      '2026-05-11T06:00:00.000Z',
      'waiting',
      false,
    ]);
  });

  it('tells a department, and nobody of what is for everyone', async () => {
    await schedule('2001');
    expect(await told()).toEqual([]);
    await schedule('2001', { audience: 'department', departmentId: sports() });
    expect((await told()).sort()).toEqual(['1001 screening', '1002 screening', '4001 screening']);
    expect(await test.db.prisma.accessLog.count({ where: { action: 'screening.schedule' } })).toBeGreaterThan(
      0,
    );
  });

  it('warns of another one in the same room at that time, however it is written, and takes it when it is meant', async () => {
    const room = { audience: 'room', roomName: '3층 교육장' };
    await schedule('2001', room);
    expect(await codeOf(schedule('2001', { ...room, time: '15:05', roomName: '3층교육장' }))).toBe(
      'room-overlap',
    );
    expect(await codeOf(schedule('2001', { ...room, time: '14:55' }))).toBe('room-overlap');
    expect(await codeOf(schedule('2001', { ...room, time: '15:06' }))).toBe('done');
    expect(await codeOf(schedule('2001', { ...room, time: '14:54' }))).toBe('done');
    expect(await codeOf(schedule('2001', { ...room, roomName: '강당' }))).toBe('done');
    expect(await codeOf(schedule('2001', { ...room, anyway: '1' }))).toBe('done');
  });
});

describe('until it begins', () => {
  const change = (no: string, screeningId: string, given: object, now = NOW) =>
    changeScreening({
      ...at(now),
      person: people[no]!,
      screeningId,
      given: changeInput.parse({ day: '2026-05-11', time: '15:00', ...given }),
    });
  const cancel = (no: string, screeningId: string, now = NOW) =>
    cancelScreening({ ...at(now), person: people[no]!, screeningId, reason: '강사가 아픕니다' });

  it('another time is told anew and raises the calendar’s count; other words are not told', async () => {
    const { id } = await schedule('3001', { audience: 'department', departmentId: sports() });
    await test.db.prisma.notification.deleteMany();
    await change('2001', id, { note: '필기구를 가져오세요' });
    expect(await told()).toEqual([]);
    await change('2001', id, { time: '16:30' });
    // The maker changes what HR has asked for, and is of that department too.
    expect((await told()).sort()).toEqual(['1001 screening', '1002 screening', '4001 screening']);
    const row = await test.db.prisma.screening.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ sequence: 2, revision: 3, note: '' });
    expect(row.startsAt.toISOString()).toBe('2026-05-11T07:30:00.000Z');
    await change('2001', id, { time: '16:30' });
    expect((await test.db.prisma.screening.findUniqueOrThrow({ where: { id } })).sequence).toBe(2);
  });

  it('calling it off is told with its reason, and is the last that happens to it', async () => {
    const { id } = await schedule('2001', { audience: 'department', departmentId: sports() });
    await cancel('2001', id);
    expect((await told()).filter((line) => line.endsWith('cancelled')).length).toBe(3);
    const view = await findScreening({ ...at(), person: people['1001']!, screeningId: id });
    expect([view.phase, view.state.cancelReason]).toEqual(['cancelled', '강사가 아픕니다']);
    expect(await codeOf(cancel('2001', id))).toBe('cancelled');
    expect(await codeOf(change('2001', id, {}))).toBe('cancelled');
    const { upcoming } = await listScreenings({ ...at(), person: people['1001']! });
    expect(upcoming).toMatchObject([{ id, cancelled: true }]);
  });

  it('is its host’s, the makers’ and HR’s; refused to others and once it has begun', async () => {
    const { id } = await schedule('4001', { audience: 'department', departmentId: sports() });
    expect(await codeOf(change('1001', id, { time: '16:00' }))).toBe('forbidden');
    expect(await codeOf(cancel('1002', id))).toBe('forbidden');
    expect(await codeOf(change('9001', id, { time: '16:00' }))).toBe('not-found');
    for (const no of ['4001', '2001', '3001'])
      expect(await codeOf(change(no, id, { note: no }))).toBe('done');
    const begun = new Date('2026-05-11T06:00:01Z');
    expect(await codeOf(cancel('4001', id, begun))).toBe('begun');
    expect(await codeOf(change('4001', id, { day: '2026-05-12' }, begun))).toBe('begun');
  });
});

describe('who is asked', () => {
  const find = (no: string, screeningId: string) =>
    codeOf(findScreening({ ...at(), person: people[no]!, screeningId }));
  const invite = (no: string, screeningId: string, whom: string) =>
    invitePerson({ ...at(), person: people[no]!, screeningId, personId: people[whom]!.id });

  it('a department’s is not there for others until they are asked by name', async () => {
    const { id } = await schedule('2001', { audience: 'department', departmentId: sports() });
    expect([await find('1001', id), await find('9001', id), await find('3001', id)]).toEqual([
      ...['done', 'not-found', 'done'],
    ]);
    expect(await codeOf(invite('1001', id, '9001'))).toBe('forbidden');
    await test.db.prisma.notification.deleteMany();
    await invite('2001', id, '9001');
    await invite('2001', id, '9001');
    expect(await told()).toEqual(['9001 screening']);
    expect(await find('9001', id)).toBe('done');
    expect(await listInvitees({ ...at(), person: people['2001']!, screeningId: id })).toMatchObject([
      { name: '남기태' },
    ]);
    await uninvitePerson({ ...at(), person: people['2001']!, screeningId: id, personId: people['9001']!.id });
    expect(await find('9001', id)).toBe('not-found');
  });

  it('a room’s is open to whoever has the link, and on the list of those asked by name', async () => {
    const { id } = await schedule('2001', { audience: 'room', roomName: '강당' });
    const seen = async (no: string) =>
      (await listScreenings({ ...at(), person: people[no]! })).upcoming.map((one) => one.id);
    expect(await find('9001', id)).toBe('done');
    expect(await seen('9001')).toEqual([]);
    await invite('2001', id, '9001');
    expect([await seen('9001'), await seen('1001'), await seen('2001')]).toEqual([[id], [], [id]]);
  });

  it('home shows what begins today, the lesson’s page what comes next', async () => {
    const home = async (no: string, now = NOW) =>
      (await findScreeningOfToday({ ...at(now), person: people[no]! }))?.id ?? null;
    const { id } = await schedule('2001', { day: '2026-05-12', time: '00:30' });
    expect(await home('1001')).toBeNull();
    expect(await home('1001', new Date('2026-05-11T15:00:00Z'))).toBe(id);
    expect(await home('1001', new Date('2026-05-11T15:35:59Z'))).toBe(id);
    expect(await home('1001', new Date('2026-05-11T15:36:00Z'))).toBeNull();
    const next = await findScreeningOfLesson({ ...at(), person: people['1001']!, lessonId });
    expect(next).toMatchObject({ id, running: false });
    const { past } = await listScreenings({
      ...at(new Date('2026-05-12T00:00:00Z')),
      person: people['1001']!,
    });
    expect(past).toMatchObject([{ id }]);
  });
});
