/**
 * A department's new name from today on. What was recorded under the old one keeps it: everybody of the department gets
 * an order of today with the new name, and the old name still leads here.
 */
import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { invalid, notFound } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { josa } from '~/words/josa';
import { logInside } from './access-log.server';
import { lockOrganisation } from './lock-organisation.server';
import { findNameOwner } from './open-department.server';
import type { Person } from './person';
import { requirePermission } from './permissions';
import type { departmentInput } from './roster-schema';
import { writeFirstOrders } from './write-order.server';

const RENAME = `
  UPDATE department SET name = $2::text, former_names = $3::text || array_remove(array_remove(former_names, $2), $3)
   WHERE id = $1`;
const ORDERS_OF_TODAY = `
  INSERT INTO personnel_order (id, employee_id, effective_on, department_name, grade, position, employment_category, created_at)
  SELECT gen_random_uuid(), e.id, $2::date, $3, e.grade, e.position, e.employment_category, $4
    FROM employee e WHERE e.id = ANY($1)
  ON CONFLICT (employee_id, effective_on) DO UPDATE SET department_name = EXCLUDED.department_name`;
/** What is still to come is no history: it takes the new name. */
const ORDERS_TO_COME = `
  UPDATE personnel_order SET department_name = $2 WHERE department_name = $1 AND effective_on > $3`;

/** Throws `invalid` for a name that another department has or had, not-found. */
export async function renameDepartment({
  db,
  now,
  timeZone,
  person,
  departmentId,
  input: { name },
  ip,
}: Context & {
  person: Person;
  departmentId: string;
  input: z.output<typeof departmentInput>;
  ip: string;
}) {
  requirePermission(person, 'people.manage');
  const today = dateIn(now, timeZone);
  return inTransaction(db.sql, async (client) => {
    await lockOrganisation(client);
    const found = await client.query<{ name: string }>(`SELECT name FROM department WHERE id::text = $1`, [
      departmentId,
    ]);
    const old = found.rows[0]?.name;
    if (old === undefined) throw notFound('그 부서를 찾지 못했습니다.');
    if (old === name) {
      const sentence = '지금 이름과 같습니다.';
      throw invalid('nothing-changed', sentence, { name: sentence });
    }
    const owner = await findNameOwner(client, name);
    if (owner && owner.id !== departmentId) {
      const sentence = `${josa(`「${name}」`, '은/는')} 「${owner.name}」의 이름이거나 전에 쓰던 이름입니다. 다른 이름으로 적어 주세요.`;
      throw invalid('department-name-taken', sentence, { name: sentence });
    }
    const members = await client.query<{ id: string }>(
      `SELECT id FROM employee
        WHERE department_id = $1 AND (left_on IS NULL OR left_on >= $2) ORDER BY id FOR UPDATE`,
      [departmentId, today],
    );
    const employeeIds = members.rows.map(({ id }) => id);
    // The first order still says the old name: it is written before the name changes.
    await writeFirstOrders(client, { employeeIds, now, timeZone, today });
    await client.query(RENAME, [departmentId, name, old]);
    await client.query(ORDERS_OF_TODAY, [employeeIds, today, name, now]);
    await client.query(ORDERS_TO_COME, [old, name, today]);
    await logInside(client, {
      now,
      actorId: person.id,
      action: 'department.rename',
      subject: old,
      ip,
      detail: { change: `${old} → ${name}` },
    });
    return { name, people: employeeIds.length };
  });
}
