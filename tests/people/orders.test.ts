// 발령: what holds from which day, what was true before stays, and what a renamed department leaves behind.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { listDepartmentMinutes } from '~/reports/list-department-minutes.server';
import { complete } from '../reports/world';
import { createRoster, morning, type Roster } from './roster-world';

let roster: Roster;
beforeEach(async () => {
  await roster?.drop();
  roster = await createRoster();
});
afterAll(() => roster.drop());

/** Department and grade as the roster says. */
const state = async (employeeId: string) => {
  const found = await roster.db.prisma.employee.findUniqueOrThrow({
    where: { id: employeeId },
    include: { department: true },
  });
  return `${found.department.name} ${found.grade}`;
};

describe('an order', () => {
  it('of today moves the person and keeps what was true before', async () => {
    const { colleague } = roster;
    await roster.db.prisma.employee.update({
      where: { id: colleague.id },
      data: { grade: '8급', hiredOn: new Date('2020-03-02') },
    });
    await roster.place(colleague, { department: '경영지원부', grade: '7급', effectiveOn: '2026-05-11' });
    expect(await state(colleague.id)).toBe('경영지원부 7급');
    expect(await roster.ordersOf(colleague)).toEqual([
      '2020-03-02 체육사업부 8급',
      '2026-05-11 경영지원부 7급',
    ]);
    const log = await roster.db.prisma.accessLog.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(log).toMatchObject({
      action: 'person.order',
      actorId: roster.hr.id,
      subject: colleague.employeeNo,
      detail: { change: '2026-05-11 부서 체육사업부 → 경영지원부, 직급 8급 → 7급' },
    });
  });

  it('of a day to come waits for that day in Seoul, not in UTC', async () => {
    const { colleague } = roster;
    const answer = await roster.place(colleague, { department: '경영지원부', effectiveOn: '2026-06-01' });
    expect(answer).toEqual({ effectiveOn: '2026-06-01', ahead: true });
    expect(await state(colleague.id)).toBe('체육사업부 ');
    await roster.newDay(new Date('2026-05-31T14:59:00Z'));
    expect(await state(colleague.id)).toBe('체육사업부 ');
    expect(await roster.newDay(new Date('2026-05-31T15:01:00Z'))).toEqual({ moved: 1, headless: 0 });
    expect(await state(colleague.id)).toBe('경영지원부 ');
    expect(await roster.newDay(new Date('2026-06-01T15:01:00Z'))).toEqual({ moved: 0, headless: 0 });
  });

  it('to come can be cancelled, one that holds cannot', async () => {
    const { colleague } = roster;
    await roster.place(colleague, { department: '경영지원부', effectiveOn: '2026-06-01' });
    await roster.cancel(colleague, '2026-06-01');
    await roster.newDay(morning('2026-06-02'));
    expect(await state(colleague.id)).toBe('체육사업부 ');
    await roster.place(colleague, { department: '경영지원부', effectiveOn: '2026-05-11' });
    await expect(roster.cancel(colleague, '2026-05-11')).rejects.toMatchObject({ code: 'order-holds' });
  });

  it('of the same day takes the place of the first', async () => {
    const { colleague } = roster;
    await roster.place(colleague, { department: '경영지원부', effectiveOn: '2026-05-11' });
    await roster.place(colleague, { department: '경영지원부', grade: '6급', effectiveOn: '2026-05-11' });
    expect((await roster.ordersOf(colleague)).at(-1)).toBe('2026-05-11 경영지원부 6급');
    expect(await state(colleague.id)).toBe('경영지원부 6급');
  });

  it.each([
    ['2026-05-09', 'order-before-newest'],
    ['2027-06-01', 'order-too-far'],
  ])('of %s is refused as %s', async (effectiveOn, code) => {
    const { colleague } = roster;
    await roster.place(colleague, { department: '경영지원부', effectiveOn: '2026-05-10' });
    const again = roster.place(colleague, { department: '체육사업부', effectiveOn });
    await expect(again).rejects.toMatchObject({
      code,
      detail: { fields: { effectiveOn: expect.any(String) } },
    });
  });
});

describe('a renamed department', () => {
  it('writes an order of today for those who work there, and leaves history alone', async () => {
    const { colleague, author } = roster;
    await roster.leave(author, '2026-05-01');
    await roster.place(colleague, { department: '체육사업부', grade: '7급', effectiveOn: '2026-05-10' });
    const answer = await roster.rename('체육사업부', '체육레저부', morning('2026-05-20'));
    expect(answer).toEqual({ name: '체육레저부', people: 2 });
    expect(await roster.ordersOf(colleague)).toEqual([
      '2026-05-10 체육사업부 7급',
      '2026-05-20 체육레저부 7급',
    ]);
    expect(await roster.ordersOf(author)).toEqual([]);
    expect(await state(colleague.id)).toBe('체육레저부 7급');
    // The night's run does not put anybody back under the old name.
    expect(await roster.newDay(morning('2026-05-21'))).toMatchObject({ moved: 0 });
  });

  it('takes an order to come with it, and still counts what was learnt under the old name', async () => {
    const { colleague, db } = roster;
    await complete(db, colleague.id, { at: '2026-04-02T10:00', minutes: 8, lesson: '여과기' });
    await roster.place(colleague, { department: '경영지원부', effectiveOn: '2026-05-11' });
    await roster.place(colleague, { department: '체육사업부', effectiveOn: '2026-06-01' });
    await roster.rename('체육사업부', '체육레저부');
    await roster.newDay(morning('2026-06-01'));
    expect(await roster.ordersOf(colleague)).toContain('2026-06-01 체육레저부 ');
    expect(await state(colleague.id)).toBe('체육레저부 ');
    const minutes = await listDepartmentMinutes({ db, person: roster.hr, year: 2026 });
    expect(minutes.map(({ department, minutes }) => [department, minutes])).toEqual([
      ['체육레저부', 8],
      ['경영지원부', 0],
    ]);
  });

  it('gives its old name to nobody else, and may have it back', async () => {
    await roster.rename('체육사업부', '체육레저부');
    await expect(roster.rename('경영지원부', '체육사업부')).rejects.toMatchObject({
      code: 'department-name-taken',
    });
    await expect(roster.rename('경영지원부', '체육레저부')).rejects.toMatchObject({
      code: 'department-name-taken',
    });
    await roster.rename('체육레저부', '체육사업부');
    const { formerNames } = await roster.db.prisma.department.findUniqueOrThrow({
      where: { name: '체육사업부' },
    });
    expect(formerNames).toEqual(['체육레저부']);
  });
});
