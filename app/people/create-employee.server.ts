import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { invalid } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { josa } from '~/words/josa';
import { logInside } from './access-log.server';
import { insertEmployee } from './insert-employee.server';
import { openDepartment } from './open-department.server';
import type { Person } from './person';
import { requirePermission } from './permissions';
import type { createEmployeeInput } from './schema';

/** Adds an employee. They sign in first with a one-time code. Throws `invalid` for a number already taken. */
export async function createEmployee({
  db,
  now,
  timeZone,
  person,
  input,
  ip,
}: Context & { person: Person; input: z.output<typeof createEmployeeInput>; ip: string }) {
  requirePermission(person, 'people.manage');
  return inTransaction(db.sql, async (client) => {
    const { departmentName, ...fields } = input;
    const department = await openDepartment(client, departmentName);
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM employee WHERE employee_no = $1`,
      [input.employeeNo],
    );
    if (rows[0]) {
      const sentence = `사번 ${josa(input.employeeNo, '은/는')} 이미 있습니다(${rows[0].name}). 사번을 다시 확인해 주세요.`;
      throw invalid('employee-no-taken', sentence, { employeeNo: sentence });
    }
    const id = await insertEmployee(client, { fields, department, now, today: dateIn(now, timeZone) });
    await logInside(client, {
      now,
      actorId: person.id,
      action: 'person.create',
      subject: input.employeeNo,
      ip,
    });
    return { id, name: input.name };
  });
}
