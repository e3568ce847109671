import { findRecord, type PersonalRecord } from '~/credits/find-record.server';
import { writeAccessLog } from '~/people/access-log.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';

export interface PersonEntries {
  employee: {
    id: string;
    employeeNo: string;
    name: string;
    department: string;
    grade: string;
    position: string;
  };
  record: PersonalRecord;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** HR's look at one person's ledger of a year (403 for others, 404 for nobody); the access log says whose it was. */
export async function findPersonEntries({
  db,
  now,
  person,
  ip,
  personId,
  year,
}: Pick<Context, 'db' | 'now'> & {
  person: Person;
  ip: string;
  personId: string;
  year: number;
}): Promise<PersonEntries> {
  requirePermission(person, 'record.read-others');
  if (!UUID.test(personId)) throw notFound();
  const { rows } = await db.sql.query<PersonEntries['employee']>(
    `SELECT e.id, e.employee_no AS "employeeNo", e.name, d.name AS department, e.grade, e.position
       FROM employee e JOIN department d ON d.id = e.department_id WHERE e.id = $1`,
    [personId],
  );
  const employee = rows[0];
  if (!employee) throw notFound();
  await writeAccessLog({
    db,
    now,
    actorId: person.id,
    action: 'record.read',
    subject: employee.employeeNo,
    ip,
    detail: { year },
  });
  return { employee, record: await findRecord({ db, personId, year }) };
}
