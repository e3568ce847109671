import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePassword } from '~/people/change-password.server';
import { createEmployee } from '~/people/create-employee.server';
import { findSessions } from '~/people/find-sessions.server';
import { listSessions, revokeAllSessions, revokeSession } from '~/people/manage-sessions.server';
import type { Person } from '~/people/person';
import { createResetCode, resetPassword } from '~/people/reset-password.server';
import { newPassword } from '~/people/schema';
import { createSetUpCode, isSetUpCode, setUpInstitute } from '~/people/set-up-institute.server';
import { signIn } from '~/people/sign-in.server';
import { waitSecondsAfter } from '~/people/sign-in-wait';
import { PASSWORD } from '../support/api-client';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { createPeople } from '../support/people';

let test: TestDatabase;
let ids: Record<string, string>;
const now = new Date('2026-05-11T01:00:00Z');
const timeZone = 'Asia/Seoul';
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

beforeAll(async () => {
  test = await createTestDatabase();
  ids = await createPeople(test.db);
});
afterAll(() => test.drop());

const enter = (employeeNo: string, password = PASSWORD, at = now, keep?: string) =>
  signIn({
    db: test.db,
    now: at,
    timeZone,
    ip: '127.0.0.1',
    userAgent: 'test',
    input: { employeeNo, password, keep },
  });
const session = async (token: string, at = now) =>
  (await findSessions({ db: test.db, now: at, timeZone, tokens: [token] }))[0] ?? null;
const personOf = async (employeeNo: string): Promise<Person> =>
  (await session((await enter(employeeNo)).token))!.person;

it.each([
  [1, 0],
  [4, 0],
  [5, 30],
  [6, 60],
  [9, 480],
  [10, 900],
  [50, 900],
])('after %i failures one waits %i s', (failures, seconds) => {
  expect(waitSecondsAfter(failures)).toBe(seconds);
});

describe('sessions', () => {
  it('knows the person, their roles and what they head', async () => {
    const head = await personOf('4001');
    expect(head).toMatchObject({
      employeeNo: '4001',
      departmentName: '체육사업부',
      headOfDepartmentIds: [head.departmentId],
    });
    expect((await personOf('3001')).roles).toEqual(['hr']);
  });

  it('lasts 30 days on one’s own phone and half a day elsewhere', async () => {
    const kept = await enter('1001', PASSWORD, now, 'on');
    const short = await enter('1001');
    expect(await session(kept.token, later(29 * 86_400))).not.toBeNull();
    expect(await session(kept.token, later(31 * 86_400))).toBeNull();
    expect(await session(short.token, later(13 * 3600))).toBeNull();
  });

  it('ends one by one, never another person’s, and all at once', async () => {
    const first = await enter('1002');
    const second = await enter('1002');
    const { sessionId } = (await session(first.token))!;
    const revoke = (personId: string) => revokeSession({ db: test.db, now, personId, sessionId });
    await expect(revoke(ids['1001']!)).rejects.toMatchObject({ status: 404 });
    await revoke(ids['1002']!);
    expect(await session(first.token)).toBeNull();
    expect(await listSessions({ db: test.db, now, personId: ids['1002']! })).toHaveLength(1);
    expect(await revokeAllSessions({ db: test.db, now, personId: ids['1002']! })).toBe(1);
    expect(await session(second.token)).toBeNull();
  });

  it('does not let in whoever has left', async () => {
    const { token } = await enter('2001');
    await test.db.prisma.employee.update({
      where: { employeeNo: '2001' },
      data: { leftOn: new Date('2026-05-01') },
    });
    expect(await session(token)).toBeNull();
    await expect(enter('2001')).rejects.toMatchObject({ status: 400 });
    await test.db.prisma.employee.update({ where: { employeeNo: '2001' }, data: { leftOn: null } });
  });
});

describe('passwords', () => {
  it.each(['short', '가'.repeat(9), 'aaaaaaaaaaaa', 'x'.repeat(201)])('refuses %j', (password) => {
    expect(newPassword.safeParse(password).success).toBe(false);
  });

  it('changes one’s own, signing out every other device', async () => {
    const here = await enter('1001');
    const there = await enter('1001');
    const { sessionId } = (await session(here.token))!;
    const change = (currentPassword: string) =>
      changePassword({
        db: test.db,
        now,
        personId: ids['1001']!,
        sessionId,
        input: { currentPassword, newPassword: '새로운 비밀번호 열두 자' },
      });
    await expect(change('틀린 비밀번호')).rejects.toMatchObject({ status: 400, code: 'wrong-password' });
    await change(PASSWORD);
    expect(await session(there.token)).toBeNull();
    expect(await session(here.token)).not.toBeNull();
    await enter('1001', '새로운 비밀번호 열두 자');
  });

  it('is reset once by a code that HR tells, within a day', async () => {
    const hr = await personOf('3001');
    const employee = await personOf('1002');
    const ask = (person: Person) =>
      createResetCode({ db: test.db, now, timeZone, person, employeeId: ids['1002']!, ip: '' });
    await expect(ask(employee)).rejects.toMatchObject({ status: 403 });
    const old = await ask(hr);
    const { code } = await ask(hr);
    const use = (given: string, at = now) =>
      resetPassword({
        db: test.db,
        now: at,
        input: { employeeNo: '1002', code: given, newPassword: '다시 정한 비밀번호 하나' },
      });
    await expect(use(old.code)).rejects.toMatchObject({ status: 400 });
    await expect(use(code, later(90_000))).rejects.toMatchObject({ status: 400 });
    await use(code.toLowerCase());
    await expect(use(code)).rejects.toMatchObject({ status: 400 });
    await enter('1002', '다시 정한 비밀번호 하나');
    expect(await test.db.prisma.accessLog.count({ where: { action: 'person.reset-code' } })).toBe(2);
  });

  it('a new employee signs in first by code; a number is given once', async () => {
    const hr = await personOf('3001');
    const input = {
      employeeNo: '0007001',
      name: '새사람',
      departmentName: '체육사업부',
      site: '',
      grade: '',
      position: '',
      employmentCategory: '',
      jobField: '',
      hiredOn: null,
    };
    const made = await createEmployee({ db: test.db, now, timeZone, ip: '', person: hr, input });
    await expect(enter('0007001', '')).rejects.toMatchObject({ status: 400 });
    await expect(
      createEmployee({ db: test.db, now, timeZone, ip: '', person: hr, input }),
    ).rejects.toMatchObject({
      code: 'employee-no-taken',
    });
    const { code } = await createResetCode({
      db: test.db,
      now,
      timeZone,
      person: hr,
      employeeId: made.id,
      ip: '',
    });
    await resetPassword({
      db: test.db,
      now,
      input: { employeeNo: '0007001', code, newPassword: '처음 정한 비밀번호' },
    });
    expect((await enter('0007001', '처음 정한 비밀번호')).name).toBe('새사람');
  });
});

it('an empty institute is set up once, by its link, within a day', async () => {
  const empty = await createTestDatabase();
  try {
    const given = { db: empty.db, now, timeZone };
    const code = (await createSetUpCode(given))!;
    expect(await isSetUpCode({ ...given, code })).toBe(true);
    expect(await isSetUpCode({ ...given, now: later(90_000), code })).toBe(false);
    const input = {
      code,
      instituteName: '한빛공단',
      departmentName: '경영지원부',
      employeeNo: '0001',
      name: '관리자',
      newPassword: '처음 관리자 비밀번호',
    };
    await expect(
      setUpInstitute({ ...given, input: { ...input, code: 'x'.repeat(43) } }),
    ).rejects.toMatchObject({ status: 400 });
    await setUpInstitute({ ...given, input });
    await expect(setUpInstitute({ ...given, input: { ...input, employeeNo: '0002' } })).rejects.toMatchObject(
      { status: 400 },
    );
    expect(await createSetUpCode(given)).toBeNull();
    expect(
      (await empty.db.prisma.employee.findMany()).map(({ employeeNo, roles }) => [employeeNo, roles]),
    ).toEqual([['0001', ['admin', 'hr']]]);
  } finally {
    await empty.drop();
  }
});
