// Roles, leaving and heads: who may, what counts at once, what can never happen.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { countWaitingApprovals } from '~/approvals/list-approvals.server';
import { submitLesson } from '~/lessons/submit-lesson.server';
import { createSessionCache } from '~/server/session-cache';
import type { Person } from '~/people/person';
import { sessionCookie } from '~/people/session-cookie';
import { createResetCode } from '~/people/reset-password.server';
import { makeReadyDraft, now } from '../lessons/lesson-world';
import { createRoster, morning, timeZone, type Roster } from './roster-world';

let roster: Roster;
beforeEach(async () => {
  await roster?.drop();
  roster = await createRoster();
});
afterAll(() => roster.drop());

const rolesOf = async (id: string) =>
  (await roster.db.prisma.employee.findUniqueOrThrow({ where: { id } })).roles;
const lastLog = () => roster.db.prisma.accessLog.findFirstOrThrow({ orderBy: { id: 'desc' } });

describe('roles', () => {
  it('are given with a reason that stands in the access log', async () => {
    const { colleague, admin } = roster;
    await roster.roles(colleague, ['instructor', 'hr']);
    expect(await rolesOf(colleague.id)).toEqual(['instructor', 'hr']);
    expect(await lastLog()).toMatchObject({
      action: 'person.roles',
      actorId: admin.id,
      subject: colleague.employeeNo,
      reason: '업무 분장',
      detail: { change: '+강사 +교육담당자' },
    });
    expect((await roster.personAt(colleague.employeeNo)).roles).toEqual(['instructor', 'hr']);
  });

  it('of HR and administrator are no business of HR, who names instructors', async () => {
    const { colleague, hr, hr2, head } = roster;
    await roster.roles(colleague, ['instructor'], hr);
    await expect(roster.roles(colleague, ['instructor', 'hr'], hr)).rejects.toMatchObject({ status: 403 });
    await expect(roster.roles(colleague, ['instructor', 'admin'], hr)).rejects.toMatchObject({ status: 403 });
    await expect(roster.roles(hr2, [], hr)).rejects.toMatchObject({ status: 403 });
    await expect(roster.roles(colleague, [], head)).rejects.toMatchObject({ status: 403 });
    expect(await rolesOf(colleague.id)).toEqual(['instructor']);
    expect(await rolesOf(hr2.id)).toEqual(['hr']);
  });

  it('never leave an administrator to step down alone', async () => {
    const { admin, colleague } = roster;
    await roster.roles(colleague, ['admin']);
    await expect(roster.roles(admin, [])).rejects.toMatchObject({ code: 'own-admin' });
    expect(await rolesOf(admin.id)).toEqual(['admin']);
  });

  it('never leave the institute without an administrator who can sign in', async () => {
    const { admin, db } = roster;
    const colleague: Person = { ...roster.colleague, roles: ['admin'] };
    await roster.roles(colleague, ['admin']);
    // A second one on paper only: without a password, then gone.
    await db.prisma.employee.update({ where: { id: colleague.id }, data: { passwordHash: null } });
    await expect(roster.roles(admin, [], colleague)).rejects.toMatchObject({ code: 'last-administrator' });
    await db.prisma.employee.update({
      where: { id: colleague.id },
      data: { passwordHash: 'x', leftOn: new Date('2026-05-10') },
    });
    await expect(roster.roles(admin, [], colleague)).rejects.toMatchObject({ code: 'last-administrator' });
    await expect(roster.leave(admin, '2026-05-11')).rejects.toMatchObject({ code: 'last-administrator' });
  });

  it('of two administrators who take it from each other at once, one stays', async () => {
    const { admin } = roster;
    const colleague: Person = { ...roster.colleague, roles: ['admin'] };
    await roster.roles(colleague, ['admin']);
    const both = await Promise.allSettled([
      roster.roles(admin, [], colleague),
      roster.roles(colleague, [], admin),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'last-administrator' });
  });
});

describe('whoever leaves', () => {
  it('is out at once on every device, also where the session was remembered, and cannot come back in', async () => {
    const { colleague, db } = roster;
    const token = await roster.enter(colleague.employeeNo);
    const cache = createSessionCache(db, { now: () => now }, timeZone);
    const request = { headers: { cookie: sessionCookie(token, false) } };
    expect((await cache.find(request))?.person.id).toBe(colleague.id);
    expect(await roster.leave(colleague, '2026-05-10')).toEqual({ gone: true });
    cache.forget();
    expect(await cache.find(request)).toBeNull();
    await expect(roster.enter(colleague.employeeNo)).rejects.toMatchObject({ code: 'sign-in-failed' });
    await expect(
      createResetCode({ db, now, timeZone, person: roster.hr, employeeId: colleague.id, ip: '' }),
    ).rejects.toMatchObject({ code: 'employee-left' });
  });

  it('works until the end of the last day in Seoul', async () => {
    const { colleague } = roster;
    const evening = new Date('2026-05-31T14:59:00Z');
    const after = new Date('2026-05-31T15:00:00Z');
    const token = await roster.enter(colleague.employeeNo);
    expect(await roster.leave(colleague, '2026-05-31')).toEqual({ gone: false });
    expect(await roster.session(token, evening)).not.toBeNull();
    await roster.enter(colleague.employeeNo, evening);
    expect(await roster.session(token, after)).toBeNull();
    await expect(roster.enter(colleague.employeeNo, after)).rejects.toMatchObject({ status: 400 });
  });

  it('loses every session on the last day itself, and may sign in again until it is over', async () => {
    const { colleague } = roster;
    const token = await roster.enter(colleague.employeeNo);
    await roster.leave(colleague, '2026-05-11');
    expect(await roster.session(token)).toBeNull();
    expect(await roster.session(await roster.enter(colleague.employeeNo))).not.toBeNull();
  });

  it('leaves the department without a head, and comes back as nobody’s', async () => {
    const { head, db } = roster;
    await roster.appoint('체육사업부', head.employeeNo);
    await roster.leave(head, '2026-05-11');
    expect((await db.prisma.department.findUniqueOrThrow({ where: { name: '체육사업부' } })).headId).toBe(
      head.id,
    );
    expect(await roster.newDay(morning('2026-05-12'))).toMatchObject({ headless: 1 });
    expect(await lastLog()).toMatchObject({
      action: 'department.head',
      subject: '체육사업부',
      actorId: null,
    });
    await roster.leave(head, null, { at: morning('2026-05-13') });
    expect((await roster.personAt(head.employeeNo, morning('2026-05-13'))).headOfDepartmentIds).toEqual([]);
  });

  it('is written down by somebody else, on a day after the hire', async () => {
    const { hr, colleague, db } = roster;
    await expect(roster.leave(hr, '2026-05-10')).rejects.toMatchObject({ code: 'own-leaving' });
    await expect(roster.leave(colleague, '2026-05-10', { by: roster.head })).rejects.toMatchObject({
      status: 403,
    });
    await db.prisma.employee.update({
      where: { id: colleague.id },
      data: { hiredOn: new Date('2026-05-01') },
    });
    await expect(roster.leave(colleague, '2026-04-30')).rejects.toMatchObject({ code: 'left-before-hired' });
  });
});

describe('a head', () => {
  it('who is named sees what waits, and the one before does not any more', async () => {
    const { head, author, db } = roster;
    await roster.appoint('체육사업부', head.employeeNo);
    const draft = await makeReadyDraft(roster);
    await submitLesson({ db, now, person: author, lessonId: draft.id });
    const waiting = async (employeeNo: string) =>
      countWaitingApprovals({ db, person: await roster.personAt(employeeNo) });
    expect(await waiting(head.employeeNo)).toBe(1);
    await roster.appoint('체육사업부', `${roster.otherHead.name} (${roster.otherHead.employeeNo})`);
    expect(await waiting(head.employeeNo)).toBe(0);
    // Of another department, and still the one who approves here.
    expect(await waiting(roster.otherHead.employeeNo)).toBe(1);
    expect(await lastLog()).toMatchObject({ action: 'department.head', detail: { change: '4001 → 4002' } });
  });

  it('is found by number or by a name that one person has, works here, and may be nobody', async () => {
    const { head, db, author } = roster;
    expect((await roster.appoint('체육사업부', head.name)).head?.id).toBe(head.id);
    expect((await roster.appoint('체육사업부', '')).head).toBeNull();
    await expect(roster.appoint('체육사업부', '없는사람')).rejects.toMatchObject({ code: 'no-such-head' });
    await db.prisma.employee.create({
      data: {
        id: randomUUID(),
        employeeNo: '0077',
        name: head.name,
        departmentId: author.departmentId,
        createdAt: now,
      },
    });
    const refused = roster.appoint('체육사업부', head.name);
    await expect(refused).rejects.toMatchObject({
      code: 'head-ambiguous',
      message: expect.stringContaining('0077'),
    });
    await roster.leave(author, '2026-05-01');
    await expect(roster.appoint('체육사업부', author.employeeNo)).rejects.toMatchObject({
      code: 'head-left',
    });
  });
});
