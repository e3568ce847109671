// Decisions by themselves, without a lesson behind them: lines, reviewers, races, the desk.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { decideApproval } from '~/approvals/decide-approval.server';
import { findOpenApproval } from '~/approvals/find-open-approval.server';
import { countWaitingApprovals, listApprovals } from '~/approvals/list-approvals.server';
import { openApproval } from '~/approvals/open-approval.server';
import { recallApproval } from '~/approvals/recall-approval.server';
import { reasonInput } from '~/approvals/schema';
import type { Person } from '~/people/person';
import { parseInput } from '~/platform/form';
import { createTestDatabase, type TestDatabase } from '../support/database';

const now = new Date('2026-05-11T01:00:00Z');
const kind = 'lesson-publish' as const;
let test_: TestDatabase;
let people: Record<'author' | 'colleague' | 'head' | 'otherHead' | 'hr', Person>;
let departments: { sports: string; office: string };
let subjects = 0;

beforeAll(async () => {
  test_ = await createTestDatabase();
  const { prisma } = test_.db;
  const department = (name: string, sortOrder: number) =>
    prisma.department.create({ data: { name, sortOrder } });
  const [sports, office] = [await department('체육사업부', 1), await department('경영지원부', 2)];
  departments = { sports: sports.id, office: office.id };
  const employ = async (
    employeeNo: string,
    at: typeof sports,
    more: Partial<Person> = {},
  ): Promise<Person> => {
    const data = { employeeNo, name: `직원 ${employeeNo}`, departmentId: at.id, createdAt: now };
    const { id } = await prisma.employee.create({ data });
    const blank = { site: '', grade: '', position: '', jobField: '', roles: [], headOfDepartmentIds: [] };
    const place = { departmentId: at.id, departmentName: at.name };
    return { id, employeeNo, name: data.name, ...place, ...blank, mustChangePassword: false, ...more };
  };
  people = {
    author: await employ('2001', sports),
    colleague: await employ('1001', sports),
    head: await employ('4001', sports, { headOfDepartmentIds: [sports.id] }),
    otherHead: await employ('4002', office, { headOfDepartmentIds: [office.id] }),
    hr: await employ('3001', office, { roles: ['hr'] }),
  };
});
afterAll(() => test_.drop());

async function open(by: Person = people.author, departmentIds = [departments.sports]) {
  subjects += 1;
  const openedAt = new Date(now.getTime() + subjects * 1000);
  const subjectId = `subject-${subjects}`;
  await openApproval({
    db: test_.db,
    now: openedAt,
    kind,
    subjectId,
    title: `강의 ${subjects}`,
    requesterId: by.id,
    departmentIds,
  });
  return subjectId;
}
const decide = (
  subjectId: string,
  person: Person,
  decision: 'approve' | 'return' = 'approve',
  reason?: string,
) => decideApproval({ db: test_.db, now, person, kind, subjectId, decision, reason });
const findOpen = (subjectId: string) => findOpenApproval({ db: test_.db, kind, subjectId });
const waiting = async (person: Person) =>
  (await listApprovals({ db: test_.db, person, state: 'waiting' })).map(({ subjectId }) => subjectId);

describe('deciding', () => {
  test.each(['head', 'hr'] as const)('%s approves, which closes a line of one step', async (who) => {
    const subjectId = await open();
    expect(await decide(subjectId, people[who])).toMatchObject({ closed: true });
    expect(await findOpen(subjectId)).toBeNull();
    await expect(decide(subjectId, people.hr)).rejects.toMatchObject({
      status: 409,
      code: 'already-decided',
    });
  });

  test.each(['author', 'colleague', 'otherHead'] as const)('%s may not', async (who) => {
    const subjectId = await open();
    await expect(decide(subjectId, people[who])).rejects.toMatchObject({ status: 403 });
    expect(await findOpen(subjectId)).not.toBeNull();
  });

  test.each(['head', 'hr'] as const)('%s may not decide their own', async (who) => {
    const subjectId = await open(people[who]);
    await expect(decide(subjectId, people[who])).rejects.toMatchObject({ status: 403, code: 'own-request' });
    expect(await waiting(people[who])).not.toContain(subjectId);
  });

  it('returns only with a reason', async () => {
    const subjectId = await open();
    await expect(decide(subjectId, people.head, 'return')).rejects.toMatchObject({ status: 400 });
    await expect(decide(subjectId, people.head, 'return', ' \n')).rejects.toMatchObject({ status: 400 });
    expect(await decide(subjectId, people.head, 'return', '고쳐 주세요')).toMatchObject({ closed: true });
  });

  it('goes through a line of two in order', async () => {
    const subjectId = await open(people.author, [departments.sports, departments.office]);
    expect(await waiting(people.otherHead)).not.toContain(subjectId);
    await expect(decide(subjectId, people.otherHead)).rejects.toMatchObject({ status: 403 });
    expect(await decide(subjectId, people.head)).toMatchObject({ closed: false });
    expect(await waiting(people.otherHead)).toContain(subjectId);
    expect(await waiting(people.head)).not.toContain(subjectId);
    expect(await decide(subjectId, people.otherHead)).toMatchObject({ closed: true });
  });

  it('a return ends a line of two at its first step', async () => {
    const subjectId = await open(people.author, [departments.sports, departments.office]);
    expect(await decide(subjectId, people.head, 'return', '고쳐 주세요')).toMatchObject({ closed: true });
    const done = await listApprovals({ db: test_.db, person: people.head, state: 'done' });
    expect(done.find((item) => item.subjectId === subjectId)).toMatchObject({
      ...{ status: 'returned', reason: '고쳐 주세요', decidedByName: people.head.name },
    });
  });
});

describe('at the same moment', () => {
  it('a subject waits once', async () => {
    const subjectId = 'twice';
    const request = { db: test_.db, now, kind, subjectId, title: '두 번', requesterId: people.author.id };
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => openApproval({ ...request, departmentIds: [departments.sports] })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost).toMatchObject({ reason: { status: 409, code: 'approval-open' } });
  });

  it('of approve, return and recall one wins', async () => {
    for (let round = 0; round < 10; round += 1) {
      const subjectId = await open();
      // As callers do: each in a transaction, so that a step without its close does not stay.
      const inside = (work: (db: { prisma: never }) => Promise<unknown>) =>
        test_.db.prisma.$transaction((tx) => work({ prisma: tx as never }));
      const results = await Promise.allSettled([
        inside((db) =>
          decideApproval({ db, now, person: people.head, kind, subjectId, decision: 'approve' }),
        ),
        inside((db) =>
          decideApproval({
            db,
            now,
            person: people.hr,
            kind,
            subjectId,
            decision: 'return',
            reason: '고쳐 주세요',
          }),
        ),
        inside((db) => recallApproval({ db, now, kind, subjectId, requesterId: people.author.id })),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results)
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 409 });
      const approval = await test_.db.prisma.approval.findFirstOrThrow({
        where: { subjectId },
        include: { steps: true },
      });
      expect(approval.steps[0]?.status).toBe(approval.status === 'recalled' ? 'pending' : approval.status);
    }
  });
});

describe('recall and the desk', () => {
  it("is the requester's own, and only while it waits", async () => {
    const subjectId = await open();
    const recall = (person: Person) =>
      recallApproval({ db: test_.db, now, kind, subjectId, requesterId: person.id });
    await expect(recall(people.colleague)).rejects.toMatchObject({ status: 409 });
    await recall(people.author);
    await expect(recall(people.author)).rejects.toMatchObject({ status: 409 });
    expect(await waiting(people.hr)).not.toContain(subjectId);
    expect(await findOpen(await open())).not.toBeNull();
  });

  it('shows what waits for whom, the oldest first, and counts it', async () => {
    const [first, second] = [await open(), await open()];
    const forHead = await waiting(people.head);
    expect(forHead.indexOf(first)).toBeLessThan(forHead.indexOf(second));
    expect(await waiting(people.hr)).toEqual(expect.arrayContaining([first, second]));
    expect(await waiting(people.otherHead)).not.toContain(first);
    expect(await waiting(people.colleague)).toEqual([]);
    expect(await countWaitingApprovals({ db: test_.db, person: people.head })).toBe(forHead.length);
    const [item] = await listApprovals({ db: test_.db, person: people.head, state: 'waiting' });
    expect(item).toMatchObject({
      kind,
      requesterName: people.author.name,
      requesterDepartment: '체육사업부',
      reason: null,
    });
  });
});

test.each([
  undefined,
  {},
  { reason: '' },
  { reason: '  ' },
  { reason: '가' },
  { reason: 7 },
  { reason: '가\0나' },
  { reason: '가'.repeat(1001) },
])('no reason: %j', (input) => {
  expect(() => parseInput(reasonInput, input)).toThrow(/[가-힣].*\.$/);
});
