// Posting, racing, correcting and reading the ledger on a real database, and the database refusing what nobody may do.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '~/people/person';
import { creditRule } from '~/credits/credit-policy';
import { findRecord } from '~/credits/find-record.server';
import { findYearTotal } from '~/credits/find-year-total.server';
import { postCompletion, type CompletionToPost } from '~/credits/post-completion.server';
import { reverseEntry } from '~/credits/reverse-entry.server';
import { reversalInput } from '~/credits/schema';
import { inTransaction } from '~/platform/db.server';
import { AppError } from '~/platform/errors';
import { createTestDatabase, type TestDatabase } from '../support/database';

let test: TestDatabase;
let personId: string;
const now = new Date('2026-05-04T01:00:00Z');
beforeAll(async () => (test = await createTestDatabase()));
beforeEach(() => (personId = randomUUID()));
afterAll(() => test.drop());

const completion = (change: Partial<CompletionToPost> = {}): CompletionToPost => ({
  personId,
  subjectId: randomUUID(),
  subjectTitle: '수질 점검',
  runNo: 1,
  groupId: 'pool',
  groupTitle: '수영장 관리',
  jobField: '체육',
  verifiedMs: 350_000,
  startedAt: now,
  occurredAt: now,
  ledgerYear: 2026,
  now,
  policyVersion: 'own.v1',
  evidence: { sessionIds: ['s1'] },
  actorId: personId,
  atStudy: { department: '체육시설팀', grade: '7급', position: '주임' },
  ...change,
});
const post = (change: Partial<CompletionToPost> = {}) =>
  inTransaction(test.db.sql, (client) => postCompletion(client, completion(change)));
const recordOf = (year = 2026) => findRecord({ db: test.db, personId, year });
const hr: Person = {
  id: randomUUID(),
  employeeNo: '3001',
  name: '박서연',
  departmentId: randomUUID(),
  departmentName: '인사팀',
  site: '',
  grade: '',
  position: '',
  jobField: '',
  roles: ['hr'],
  headOfDepartmentIds: [],
  mustChangePassword: false,
};
const reverse = (entryId: string, person = hr) =>
  reverseEntry({ db: test.db, now, person, entryId, reason: '대리 수강 확인' });
const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw error;
  return `${error.status} ${error.code}`;
};

describe('posting', () => {
  it('five lessons of 350 s are 5+6+6+6+6 = 29 minutes', async () => {
    const minutes = [];
    for (let i = 0; i < 5; i++) minutes.push((await post()).minutes);
    expect(minutes).toEqual([5, 6, 6, 6, 6]);
    expect(await recordOf()).toMatchObject({ earnedMinutes: 29, recognisedMinutes: 29, points: 0 });
  });

  it('courses and years grow apart', async () => {
    expect(await post({ verifiedMs: 50_000 })).toEqual({ minutes: 0, points: 0 });
    expect(await post({ verifiedMs: 50_000, groupId: 'parking' })).toEqual({ minutes: 0, points: 0 });
    expect(await post({ verifiedMs: 50_000, ledgerYear: 2027 })).toEqual({ minutes: 0, points: 0 });
    expect(await post({ verifiedMs: 10_000 })).toEqual({ minutes: 1, points: 0 });
  });

  it('a completion of 0 minutes is still the evidence', async () => {
    await post({ verifiedMs: 30_000 });
    const { entries } = await recordOf();
    expect(entries).toMatchObject([
      {
        kind: 'time',
        unit: 'minute',
        amount: 0,
        policyVersion: 'own.v1+credit-2026.v1',
        evidence: { sessionIds: ['s1'], runNo: 1, verifiedMs: 30_000, sum: { beforeMs: 0, afterMs: 30_000 } },
      },
    ]);
    const row = await test.db.prisma.ledgerEntry.findUniqueOrThrow({ where: { id: entries[0]!.id } });
    expect(row).toMatchObject({
      departmentAtStudy: '체육시설팀',
      gradeAtStudy: '7급',
      positionAtStudy: '주임',
      groupTitle: '수영장 관리',
    });
  });

  it('the same completion from two connections at once is credited once', async () => {
    const subjectId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 6 }, () => post({ subjectId })));
    expect(answers).toEqual(Array.from({ length: 6 }, () => ({ minutes: 5, points: 0 })));
    expect((await recordOf()).entries).toHaveLength(1);
    expect(await post()).toEqual({ minutes: 6, points: 0 });
  });

  it('rolls back with its transaction', async () => {
    await inTransaction(test.db.sql, async (client) => {
      await postCompletion(client, completion());
      throw new Error('the server died');
    }).catch(() => undefined);
    expect((await recordOf()).entries).toEqual([]);
    expect(await post()).toEqual({ minutes: 5, points: 0 });
  });

  it('points only where the rules grant them, up to the yearly cap, also in a race', async () => {
    const rule = creditRule.parse({
      pointsRules: { lessonCompleted: { points: 2, yearlyCap: 5, on: true } },
    });
    await test.db.prisma.creditPolicy.create({ data: { year: 2031, version: 1, rule, createdAt: now } });
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) => post({ ledgerYear: 2031, groupId: `g${i}` })),
    );
    expect(answers.map((answer) => answer.points).sort()).toEqual([0, 0, 1, 2, 2]);
    expect(await recordOf(2031)).toMatchObject({ points: 5, earnedMinutes: 25 });
  });
});

describe('correcting', () => {
  it('is a second entry, and later completions grow from what still stands', async () => {
    await post();
    await post();
    const [second] = (await recordOf()).entries.filter((entry) => entry.amount === 6);
    expect(await reverse(second!.id)).toMatchObject({
      kind: 'reversal',
      unit: 'minute',
      amount: -6,
      ledgerYear: 2026,
      reason: '대리 수강 확인',
    });
    expect(await recordOf()).toMatchObject({ earnedMinutes: 5, entries: [{}, {}, {}] });
    const minutes = [];
    for (let i = 0; i < 4; i++) minutes.push((await post()).minutes);
    expect(minutes).toEqual([6, 6, 6, 6]);
    expect(await recordOf()).toMatchObject({ earnedMinutes: 29 });
  });

  it('does not let the reversed completion post again', async () => {
    const subjectId = randomUUID();
    await post({ subjectId });
    await reverse((await recordOf()).entries[0]!.id);
    await post({ subjectId });
    expect(await recordOf()).toMatchObject({ earnedMinutes: 0, recognisedMinutes: 0 });
  });

  it('happens once, by HR, to what is there, and leaves a trace in the access log', async () => {
    await post();
    const { id } = (await recordOf()).entries[0]!;
    expect(await refusalOf(reverse(id, { ...hr, roles: ['instructor', 'admin'] }))).toBe('403 forbidden');
    const results = await Promise.allSettled([reverse(id), reverse(id), reverse(id)]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await refusalOf(reverse(id))).toBe('409 already-reversed');
    const reversal = (await recordOf()).entries.find((entry) => entry.kind === 'reversal');
    expect(await refusalOf(reverse(reversal!.id))).toBe('409 reversal-of-reversal');
    expect(await refusalOf(reverse(randomUUID()))).toBe('404 not-found');
    expect(await refusalOf(reverse('../etc'))).toBe('404 not-found');
    expect((await recordOf()).earnedMinutes).toBe(0);
    expect(
      await test.db.prisma.accessLog.findMany({ where: { action: 'ledger.reverse', subject: id } }),
    ).toMatchObject([{ actorId: hr.id, reason: '대리 수강 확인' }]);
  });

  it.each([{}, { reason: '' }, { reason: '  ' }, { reason: 3 }, null])('wants a reason: %j', (input) => {
    expect(reversalInput.safeParse(input).success).toBe(false);
  });
});

describe('the database', () => {
  it.each([
    `UPDATE ledger_entry SET amount = 9999`,
    `UPDATE ledger_entry SET amount = 9999 WHERE false`,
    `DELETE FROM ledger_entry`,
    `TRUNCATE ledger_entry`,
    `TRUNCATE ledger_entry CASCADE`,
    `SET session_replication_role = replica; DELETE FROM ledger_entry`,
    `INSERT INTO ledger_entry SELECT * FROM ledger_entry ON CONFLICT (id) DO UPDATE SET amount = 9999`,
  ])('refuses %s', async (statement) => {
    await post();
    const before = await recordOf();
    const client = await test.db.sql.connect();
    await expect(client.query(statement)).rejects.toThrow(/append-only/);
    client.release(true);
    expect(await recordOf()).toEqual(before);
  });

  it.each([
    ['a negative credit', `'time', 'minute', -5, NULL`],
    ['a positive reversal', `'reversal', 'minute', 5, gen_random_uuid()`],
    ['a reversal of nothing', `'reversal', 'minute', -5, NULL`],
    ['an unknown kind', `'gift', 'minute', 5, NULL`],
    ['an unknown unit', `'time', 'hour', 5, NULL`],
  ])('refuses %s', async (_name, values) => {
    const insert = `INSERT INTO ledger_entry (id, kind, unit, amount, reverses_id, person_id, source_key, reason, occurred_at,
        posted_at, ledger_year, policy_version, evidence, actor_id)
      VALUES (gen_random_uuid(), ${values}, gen_random_uuid(), gen_random_uuid()::text, '', now(), now(), 2026, '', '{}', gen_random_uuid())`;
    await expect(test.db.sql.query(insert)).rejects.toThrow(/check constraint/);
  });
});

it("a year's total and target", async () => {
  const department = await test.db.prisma.department.create({ data: { name: '주차팀', sortOrder: 1 } });
  await test.db.prisma.employee.create({
    data: {
      id: personId,
      employeeNo: '0001',
      name: '이준호',
      departmentId: department.id,
      employmentCategory: '현업직',
      createdAt: now,
    },
  });
  await test.db.prisma.creditPolicy.create({
    data: {
      year: 2032,
      version: 1,
      rule: { targetMinutesByCategory: { 현업직: 600 }, unitMinutes: 10 },
      createdAt: now,
    },
  });
  await post({ ledgerYear: 2032, verifiedMs: 19 * 60_000 });
  expect(await findYearTotal({ db: test.db, personId, year: 2032 })).toEqual({
    year: 2032,
    recognisedMinutes: 10,
    earnedMinutes: 19,
    points: 0,
    targetMinutes: 600,
  });
  expect(await findYearTotal({ db: test.db, personId: randomUUID(), year: 2033 })).toMatchObject({
    recognisedMinutes: 0,
    targetMinutes: 1440,
  });
});
