// The small institute of tests/lessons with everything a roster act needs, each act taken by HR unless told otherwise.
import { cancelOrder } from '~/people/cancel-order.server';
import { changePlacement } from '~/people/change-placement.server';
import { changeRoles } from '~/people/change-roles.server';
import { findSessions } from '~/people/find-sessions.server';
import { keepRoster } from '~/people/keep-roster.server';
import { nameHead } from '~/people/name-head.server';
import { hashPassword } from '~/people/passwords.server';
import type { Person, Role } from '~/people/person';
import { recordLeaving } from '~/people/record-leaving.server';
import { renameDepartment } from '~/people/rename-department.server';
import { signIn } from '~/people/sign-in.server';
import { PASSWORD } from '../support/api-client';
import { createWorld, now } from '../lessons/lesson-world';

export const timeZone = 'Asia/Seoul';
/** The morning of a day in Seoul. */
export const morning = (day: string) => new Date(`${day}T00:00:00Z`);

export async function createRoster() {
  const world = await createWorld();
  const { db, hr, admin } = world;
  await db.prisma.employee.updateMany({ data: { passwordHash: await hashPassword(PASSWORD) } });
  const given = (at: Date, person: Person) => ({ db, now: at, timeZone, person, ip: '10.0.0.7' });
  const byName = async (name: string) =>
    (await db.prisma.department.findUniqueOrThrow({ where: { name } })).id;
  const ordersOf = async (person: Person) => {
    const found = await db.prisma.personnelOrder.findMany({
      where: { employeeId: person.id },
      orderBy: { effectiveOn: 'asc' },
    });
    return found.map(
      (order) => `${order.effectiveOn.toISOString().slice(0, 10)} ${order.departmentName} ${order.grade}`,
    );
  };
  const enter = async (employeeNo: string, at = now) =>
    (
      await signIn({
        ...{ db, now: at, timeZone, ip: '', userAgent: '' },
        input: { employeeNo, password: PASSWORD, keep: 'on' },
      })
    ).token;
  const session = async (token: string, at = now) =>
    (await findSessions({ db, now: at, timeZone, tokens: [token] }))[0] ?? null;
  return {
    ...world,
    byName,
    ordersOf,
    enter,
    session,
    personAt: async (employeeNo: string, at = now) =>
      (await session(await enter(employeeNo, at), at))!.person,
    place: async (
      who: Person,
      input: { department: string; effectiveOn: string; grade?: string },
      { at = now, by = hr } = {},
    ) =>
      changePlacement({
        ...given(at, by),
        employeeId: who.id,
        input: {
          departmentId: await byName(input.department),
          grade: input.grade ?? '',
          position: '',
          employmentCategory: '',
          effectiveOn: input.effectiveOn,
        },
      }),
    cancel: (who: Person, effectiveOn: string) =>
      cancelOrder({ ...given(now, hr), employeeId: who.id, effectiveOn }),
    roles: (who: Person, roles: Role[], by = admin) =>
      changeRoles({ ...given(now, by), employeeId: who.id, input: { roles, reason: '업무 분장' } }),
    leave: (who: Person, leftOn: string | null, { by = hr, at = now } = {}) =>
      recordLeaving({ ...given(at, by), employeeId: who.id, input: { leftOn } }),
    rename: async (department: string, name: string, at = now) =>
      renameDepartment({ ...given(at, hr), departmentId: await byName(department), input: { name } }),
    appoint: async (department: string, head: string) =>
      nameHead({ ...given(now, hr), departmentId: await byName(department), input: { head } }),
    newDay: (at: Date) => keepRoster({ db, now: at, timeZone }),
  };
}
export type Roster = Awaited<ReturnType<typeof createRoster>>;
