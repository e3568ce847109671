import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { invalid } from '~/platform/errors';
import type { Person } from './person';
import { requirePermission } from './permissions';
import type { createEmployeeInput } from './schema';

/** Adds an employee (HR). They sign in first with a one-time code. Throws `invalid` for a number already taken. */
export async function createEmployee({
  db,
  now,
  person,
  input,
}: Pick<Context, 'db' | 'now'> & { person: Person; input: z.output<typeof createEmployeeInput> }) {
  requirePermission(person, 'people.manage');
  const { departmentName, ...fields } = input;
  const taken = await db.prisma.employee.findUnique({ where: { employeeNo: input.employeeNo } });
  if (taken) {
    const sentence = `사번 ${input.employeeNo}은 이미 있습니다(${taken.name}). 사번을 다시 확인해 주세요.`;
    throw invalid('employee-no-taken', sentence, { employeeNo: sentence });
  }
  const last = await db.prisma.department.aggregate({ _max: { sortOrder: true } });
  const department = await db.prisma.department.upsert({
    where: { name: departmentName.normalize('NFC') },
    create: { name: departmentName.normalize('NFC'), sortOrder: (last._max.sortOrder ?? 0) + 1 },
    update: {},
  });
  return db.prisma.employee.create({
    data: {
      ...fields,
      departmentId: department.id,
      mustChangePassword: true,
      createdAt: now,
      orders: {
        create: {
          effectiveOn: now,
          departmentName: department.name,
          grade: fields.grade,
          position: fields.position,
          employmentCategory: '',
          createdAt: now,
        },
      },
    },
  });
}
