/** What a new day brings to the roster: orders whose day has come, and heads who left the day before. */
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { dateIn } from '~/platform/zone';
import { logInside } from './access-log.server';
import { lockOrganisation } from './lock-organisation.server';
import { followOrders } from './write-order.server';

const CLEAR = `
  UPDATE department d SET head_id = NULL FROM employee e
   WHERE e.id = d.head_id AND e.left_on < $1 RETURNING d.name, e.employee_no AS "employeeNo"`;

/** A department whose head has left has none until one is named; HR approves meanwhile. */
export async function clearLeftHeads(
  client: Sql,
  { today, now, actorId, ip }: { today: string; now: Date; actorId: string | null; ip: string },
): Promise<number> {
  const { rows } = await client.query<{ name: string; employeeNo: string }>(CLEAR, [today]);
  for (const { name, employeeNo } of rows) {
    const detail = { change: `${employeeNo} → - (퇴직)` };
    await logInside(client, { now, actorId, action: 'department.head', subject: name, ip, detail });
  }
  return rows.length;
}

/** Safe to repeat. Returns how many people moved and how many departments lost their head. */
export async function keepRoster({ db, now, timeZone }: Context) {
  const today = dateIn(now, timeZone);
  return inTransaction(db.sql, async (client) => {
    await lockOrganisation(client);
    return {
      moved: await followOrders(client, { today, employeeIds: null }),
      headless: await clearLeftHeads(client, { today, now, actorId: null, ip: '' }),
    };
  });
}
