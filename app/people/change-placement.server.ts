/**
 * 발령: department, grade, position and category from a day on. Records keep what was true on their day; an order of a
 * later day waits until then.
 */
import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { invalid } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { logInside } from './access-log.server';
import { sayDay, toDay } from './days';
import { lockEmployee } from './lock-employee.server';
import type { RosterFacts } from './roster-facts';
import { lockOrganisation } from './lock-organisation.server';
import type { Person } from './person';
import { requirePermission } from './permissions';
import type { placementInput } from './roster-schema';
import { followOrders, writeFirstOrders, writeOrder, type Order } from './write-order.server';

const AHEAD_DAYS = 366;
const NEWEST = `
  SELECT effective_on::text AS day FROM personnel_order
   WHERE employee_id = $1 AND effective_on <= $2 ORDER BY effective_on DESC LIMIT 1`;

const wrongDay = (code: string, sentence: string) => invalid(code, sentence, { effectiveOn: sentence });

function checkDay(
  day: string,
  { today, newest, left }: { today: string; newest?: string; left: string | null },
) {
  const last = toDay(new Date(Date.parse(today) + AHEAD_DAYS * 86_400_000));
  if (day > last) throw wrongDay('order-too-far', '발령일이 1년 넘게 남았습니다. 날짜를 다시 확인해 주세요.');
  if (newest && day < newest) {
    throw wrongDay(
      'order-before-newest',
      `${sayDay(newest)} 발령이 이미 있습니다. 그날이나 그 뒤 날짜를 골라 주세요.`,
    );
  }
  if (left && day > left)
    throw wrongDay('order-after-leaving', `퇴직일(${sayDay(left)}) 뒤의 발령은 적을 수 없습니다.`);
}

const LABELS = {
  departmentName: '부서',
  grade: '직급',
  position: '직위',
  employmentCategory: '직종',
} as const;

function describe(before: RosterFacts, order: Order): string {
  const was = { ...before, departmentName: before.department };
  return (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .filter((key) => was[key] !== order[key])
    .map((key) => `${LABELS[key]} ${was[key] || '-'} → ${order[key] || '-'}`)
    .join(', ');
}

/** Throws `invalid` with the field that is wrong. Answers the day, and whether it is still to come. */
export async function changePlacement({
  db,
  now,
  timeZone,
  person,
  employeeId,
  input,
  ip,
}: Context & { person: Person; employeeId: string; input: z.output<typeof placementInput>; ip: string }) {
  requirePermission(person, 'people.manage');
  const today = dateIn(now, timeZone);
  return inTransaction(db.sql, async (client) => {
    await lockOrganisation(client);
    const employee = await lockEmployee(client, employeeId);
    const { departmentId, ...fields } = input;
    const found = await client.query<{ name: string }>(`SELECT name FROM department WHERE id = $1`, [
      departmentId,
    ]);
    const department = found.rows[0];
    if (!department) {
      const sentence = '그 부서가 없습니다. 목록에서 다시 골라 주세요.';
      throw invalid('no-such-department', sentence, { departmentId: sentence });
    }
    const order: Order = { ...fields, departmentName: department.name };
    const newest = await client.query<{ day: string }>(NEWEST, [employeeId, today]);
    const later = newest.rows[0]?.day;
    checkDay(order.effectiveOn, { today, left: employee.leftOn, ...(later ? { newest: later } : {}) });
    const change = describe(employee, order);
    if (change === '') {
      throw invalid('nothing-changed', '지금과 다른 것이 없습니다. 바꿀 칸을 고친 뒤 저장해 주세요.');
    }
    await writeFirstOrders(client, { employeeIds: [employeeId], now, timeZone, today: order.effectiveOn });
    await writeOrder(client, { employeeId, order, now });
    await followOrders(client, { today, employeeIds: [employeeId] });
    await logInside(client, {
      now,
      actorId: person.id,
      action: 'person.order',
      subject: employee.employeeNo,
      ip,
      detail: { change: `${order.effectiveOn} ${change}` },
    });
    return { effectiveOn: order.effectiveOn, ahead: order.effectiveOn > today };
  });
}
