/** One employee with everything HR keeps about them, for the page where it is changed. */
import { z } from 'zod';
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { toDay } from './days';
import type { RosterFacts } from './roster-facts';
import type { Person, Role } from './person';
import { requirePermission } from './permissions';

export interface EmployeeOrder {
  effectiveOn: string;
  departmentName: string;
  grade: string;
  position: string;
  employmentCategory: string;
  /** Its day has not come. */
  ahead: boolean;
}

export interface EmployeeFacts extends RosterFacts {
  /** The last day is over. */
  left: boolean;
  /** Names of the departments whose head this is. */
  headOf: string[];
  canSignIn: boolean;
  mustChangePassword: boolean;
  lastSeenAt: Date | null;
  /** Newest first, those to come included. */
  orders: EmployeeOrder[];
}

/** Throws forbidden or not-found. */
export async function findEmployee({
  db,
  now,
  timeZone,
  person,
  employeeId,
}: Context & { person: Person; employeeId: string }): Promise<EmployeeFacts> {
  requirePermission(person, 'people.manage');
  const today = dateIn(now, timeZone);
  const found = z.uuid().safeParse(employeeId).success
    ? await db.prisma.employee.findUnique({
        where: { id: employeeId },
        include: {
          department: { select: { name: true } },
          headOf: { select: { name: true }, orderBy: { sortOrder: 'asc' } },
          orders: { orderBy: { effectiveOn: 'desc' } },
          sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
        },
      })
    : null;
  if (!found) throw notFound('그 직원을 찾지 못했습니다.');
  const { id, employeeNo, name, departmentId, site, grade, position, employmentCategory, jobField } = found;
  const leftOn = found.leftOn && toDay(found.leftOn);
  return {
    ...{ id, employeeNo, name, departmentId, site, grade, position, employmentCategory, jobField },
    department: found.department.name,
    fieldStaff: found.fieldStaff,
    roles: found.roles as Role[],
    hiredOn: found.hiredOn && toDay(found.hiredOn),
    leftOn,
    left: leftOn !== null && leftOn < today,
    headOf: found.headOf.map((department) => department.name),
    canSignIn: found.passwordHash !== null,
    mustChangePassword: found.mustChangePassword,
    lastSeenAt: found.sessions[0]?.lastSeenAt ?? null,
    orders: found.orders.map((order) => ({
      effectiveOn: toDay(order.effectiveOn),
      departmentName: order.departmentName,
      grade: order.grade,
      position: order.position,
      employmentCategory: order.employmentCategory,
      ahead: toDay(order.effectiveOn) > today,
    })),
  };
}
