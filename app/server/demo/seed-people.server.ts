/**
 * The demo institute's departments and employees from content/people.yaml. Only who is missing is added: whatever was
 * changed since (a head, a grade, a password) stays.
 */
import { hashPassword } from '~/people/passwords.server';
import type { Context } from '~/platform/context';
import type { PeopleContent } from './content.server';

const DEMO_PASSWORD = 'demo-1234!';

type Employee = PeopleContent['employees'][number];

const rowOf = (employee: Employee, departmentId: string, passwordHash: string, now: Date) => {
  const { department: _department, roles, hiredOn, ...fields } = employee;
  return {
    ...fields,
    departmentId,
    roles: roles.filter((role) => role !== 'head'),
    hiredOn: new Date(hiredOn),
    // One hash for all: hashing fifty times would hold the start up, and the password is printed anyway.
    passwordHash,
    demo: true,
    createdAt: now,
  };
};

/** Returns how many employees were added. */
export async function seedPeople({
  db,
  now,
  people,
}: Pick<Context, 'db' | 'now'> & { people: PeopleContent }): Promise<number> {
  const numbers = people.employees.map(({ employeeNo }) => employeeNo);
  const known = await db.prisma.employee.findMany({
    where: { employeeNo: { in: numbers } },
    select: { employeeNo: true },
  });
  const there = new Set(known.map(({ employeeNo }) => employeeNo));
  const missing = people.employees.filter(({ employeeNo }) => !there.has(employeeNo));
  if (missing.length === 0) return 0;

  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await db.prisma.$transaction(async (tx) => {
    await tx.department.createMany({
      data: people.departments.map(({ name, order }) => ({ name, sortOrder: order })),
      skipDuplicates: true,
    });
    const departments = new Map((await tx.department.findMany()).map(({ name, id }) => [name, id]));
    const added = await tx.employee.createManyAndReturn({
      data: missing.map((employee) =>
        rowOf(employee, departments.get(employee.department)!, passwordHash, now),
      ),
      select: { id: true, employeeNo: true },
    });
    const idOf = new Map(added.map(({ employeeNo, id }) => [employeeNo, id]));
    await tx.personnelOrder.createMany({
      data: missing.map((employee) => ({
        employeeId: idOf.get(employee.employeeNo)!,
        effectiveOn: new Date(employee.hiredOn),
        departmentName: employee.department,
        grade: employee.grade,
        position: employee.position,
        employmentCategory: employee.employmentCategory,
        createdAt: now,
      })),
    });
    for (const head of missing.filter(({ roles }) => roles.includes('head'))) {
      await tx.department.updateMany({
        where: { name: head.department, headId: null },
        data: { headId: idOf.get(head.employeeNo)! },
      });
    }
  });
  return missing.length;
}
