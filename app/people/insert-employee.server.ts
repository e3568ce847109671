import type { z } from 'zod';
import type { Sql } from '~/platform/db.server';
import type { NamedDepartment } from './open-department.server';
import type { createEmployeeInput } from './schema';
import { writeOrder } from './write-order.server';

type Fields = Omit<z.output<typeof createEmployeeInput>, 'departmentName'>;

const INSERT = `
  INSERT INTO employee (id, employee_no, name, department_id, site, grade, position, employment_category, job_field,
                        hired_on, must_change_password, created_at)
  VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, true, $10) RETURNING id`;

/** A new row of the roster with its first order, which holds from the day of hire, else from today. Returns the id. */
export async function insertEmployee(
  client: Sql,
  given: { fields: Fields; department: NamedDepartment; now: Date; today: string },
): Promise<string> {
  const { fields, department, now, today } = given;
  const { employeeNo, name, site, jobField, hiredOn, grade, position, employmentCategory } = fields;
  const { rows } = await client.query<{ id: string }>(INSERT, [
    ...[employeeNo, name, department.id, site, grade, position, employmentCategory, jobField, hiredOn],
    now,
  ]);
  const employeeId = rows[0]!.id;
  const placement = { departmentName: department.name, grade, position, employmentCategory };
  await writeOrder(client, { employeeId, order: { ...placement, effectiveOn: hiredOn ?? today }, now });
  return employeeId;
}
