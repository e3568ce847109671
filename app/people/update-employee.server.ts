import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { logInside } from './access-log.server';
import { lockEmployee } from './lock-employee.server';
import type { Person } from './person';
import { requirePermission } from './permissions';
import type { employeeFactsInput } from './roster-schema';

type Facts = z.output<typeof employeeFactsInput>;
const LABELS: Record<keyof Facts, string> = {
  name: '이름',
  site: '사업장',
  jobField: '직무분야',
  fieldStaff: '현업직원',
  hiredOn: '입사일',
};
const say = (value: string | boolean | null) =>
  value === true ? '예' : value === false ? '아니요' : value || '-';

/** The facts of a person that need no 발령. Answers what became different, '' for nothing. Throws not-found. */
export async function updateEmployee({
  db,
  now,
  person,
  employeeId,
  input,
  ip,
}: Pick<Context, 'db' | 'now'> & { person: Person; employeeId: string; input: Facts; ip: string }) {
  requirePermission(person, 'people.manage');
  return inTransaction(db.sql, async (client) => {
    const before = await lockEmployee(client, employeeId);
    const change = (Object.keys(LABELS) as (keyof Facts)[])
      .filter((key) => before[key] !== input[key])
      .map((key) => `${LABELS[key]} ${say(before[key])} → ${say(input[key])}`)
      .join(', ');
    if (change === '') return change;
    await client.query(
      `UPDATE employee SET name = $2, site = $3, job_field = $4, field_staff = $5, hired_on = $6 WHERE id = $1`,
      [employeeId, input.name, input.site, input.jobField, input.fieldStaff, input.hiredOn],
    );
    await logInside(client, {
      now,
      actorId: person.id,
      action: 'person.update',
      subject: before.employeeNo,
      ip,
      detail: { change },
    });
    return change;
  });
}
