// What the night removes, on the real database: past their time, and nothing else.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeAccessLog } from '~/people/access-log.server';
import { purgePeople } from '~/people/purge-people.job.server';
import { createResetCode } from '~/people/reset-password.server';
import { changeSetting } from '~/people/settings.server';
import { signIn } from '~/people/sign-in.server';
import type { Person } from '~/people/person';
import { PASSWORD } from '../support/api-client';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { createPeople } from '../support/people';

const DAY_MS = 86_400_000;
const now = new Date('2026-05-11T01:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);

let test: TestDatabase;
let ids: Record<string, string>;
beforeAll(async () => {
  test = await createTestDatabase();
  ids = await createPeople(test.db);
});
afterAll(() => test.drop());

const noteRead = (subject: string, at: Date) =>
  writeAccessLog({ db: test.db, now: at, actorId: ids['3001']!, action: 'record.read', subject, ip: '' });
const subjects = async () =>
  (await test.db.prisma.accessLog.findMany({ where: { action: 'record.read' }, orderBy: { id: 'asc' } })).map(
    ({ subject }) => subject,
  );
const enter = (at: Date) =>
  signIn({
    ...{ db: test.db, now: at, timeZone: 'Asia/Seoul', ip: '127.0.0.1', userAgent: 'test' },
    input: { employeeNo: '1001', password: PASSWORD, keep: undefined },
  });

it('the access log goes after two years, or as the institute set, and the purge is told', async () => {
  await noteRead('three years', daysAgo(3 * 366));
  await noteRead('two years and a day', daysAgo(2 * 365 + 2));
  await noteRead('a day under two years', daysAgo(2 * 365 - 1));
  await noteRead('today', now);
  expect(await purgePeople({ db: test.db, now })).toMatchObject({ accessLog: 2 });
  expect(await subjects()).toEqual(['a day under two years', 'today']);
  const told = await test.db.prisma.accessLog.findMany({ where: { action: 'retention.purge' } });
  expect(told.map(({ subject, detail }) => ({ subject, detail }))).toMatchObject([
    { subject: '2년', detail: { accessLog: 2 } },
  ]);

  await changeSetting({ db: test.db, now, key: 'access-log-years', value: '1' });
  expect(await purgePeople({ db: test.db, now })).toMatchObject({ accessLog: 1 });
  expect(await subjects()).toEqual(['today']);
});

it('a night with nothing to remove leaves no trace', async () => {
  const before = await test.db.prisma.accessLog.count();
  expect(await purgePeople({ db: test.db, now })).toEqual({
    ...{ accessLog: 0, sessions: 0 },
    ...{ failures: 0, codes: 0 },
  });
  expect(await test.db.prisma.accessLog.count()).toBe(before);
});

it('devices, failed attempts and codes go a month after they ended', async () => {
  const hr = { id: ids['3001'], roles: ['hr'] } as unknown as Person;
  const codeFor = (employeeNo: string, at: Date) =>
    createResetCode({
      db: test.db,
      now: at,
      timeZone: 'Asia/Seoul',
      ip: '',
      person: hr,
      employeeId: ids[employeeNo]!,
    });
  await enter(daysAgo(90));
  await enter(now);
  await codeFor('1002', daysAgo(90));
  await codeFor('2001', now);
  await test.db.prisma.signInFailure.create({
    data: { employeeNo: 'nobody', failures: 3, lastFailedAt: daysAgo(90) },
  });
  await test.db.prisma.signInFailure.create({ data: { employeeNo: 'now', failures: 3, lastFailedAt: now } });
  expect(await purgePeople({ db: test.db, now })).toMatchObject({ sessions: 1, failures: 1, codes: 1 });
  expect(await test.db.prisma.signInSession.count()).toBe(1);
  expect(await test.db.prisma.oneTimeCode.count()).toBe(1);
  expect(await test.db.prisma.signInFailure.findMany({ select: { employeeNo: true } })).toEqual([
    { employeeNo: 'now' },
  ]);
});
