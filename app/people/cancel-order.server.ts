import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { logInside } from './access-log.server';
import { lockEmployee } from './lock-employee.server';
import type { Person } from './person';
import { requirePermission } from './permissions';

/** Takes back an order whose day has not come. One that holds already is history: throws `conflict`. */
export async function cancelOrder({
  db,
  now,
  timeZone,
  person,
  employeeId,
  effectiveOn,
  ip,
}: Context & { person: Person; employeeId: string; effectiveOn: string; ip: string }) {
  requirePermission(person, 'people.manage');
  await inTransaction(db.sql, async (client) => {
    const { employeeNo } = await lockEmployee(client, employeeId);
    const { rowCount } = await client.query(
      `DELETE FROM personnel_order WHERE employee_id = $1 AND effective_on = $2 AND effective_on > $3`,
      [employeeId, effectiveOn, dateIn(now, timeZone)],
    );
    if (rowCount !== 1) {
      throw conflict(
        'order-holds',
        '이미 시행되었거나 없는 발령입니다. 시행된 발령은 지우지 않고 새 발령으로 바로잡습니다.',
      );
    }
    const detail = { change: `${effectiveOn} 예정 발령 취소` };
    await logInside(client, {
      now,
      actorId: person.id,
      action: 'person.order',
      subject: employeeNo,
      ip,
      detail,
    });
  });
}
