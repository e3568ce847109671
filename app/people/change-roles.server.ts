import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, forbidden, invalid } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { logInside } from './access-log.server';
import { lockAdministrators, requireOtherAdministrator } from './last-administrator.server';
import { lockEmployee } from './lock-employee.server';
import type { Person } from './person';
import { requirePermission } from './permissions';
import { mayTakeStep, ROLE_NAMES, ROLES, roleSteps, type RoleStep } from './role-rules';
import type { rolesInput } from './roster-schema';

function refuse({ role, act }: RoleStep, self: boolean) {
  if (self && role === 'admin' && act === 'take') {
    return forbidden('own-admin', '자기 관리자 권한은 스스로 내려놓을 수 없습니다. 다른 관리자가 거둡니다.');
  }
  return forbidden('forbidden', `${ROLE_NAMES[role]} 권한은 관리자만 주거나 거둘 수 있습니다.`);
}

/**
 * Gives and takes roles, with the reason in the access log. Throws `forbidden` for a role this person may not give or
 * take, `conflict` where the last administrator would go.
 */
export async function changeRoles({
  db,
  now,
  timeZone,
  person,
  employeeId,
  input,
  ip,
}: Context & { person: Person; employeeId: string; input: z.output<typeof rolesInput>; ip: string }) {
  requirePermission(person, 'people.manage');
  const today = dateIn(now, timeZone);
  return inTransaction(db.sql, async (client) => {
    const administrators = await lockAdministrators(client, today);
    const employee = await lockEmployee(client, employeeId);
    const steps = roleSteps(employee.roles, input.roles);
    if (steps.length === 0)
      throw invalid('nothing-changed', '지금과 다른 것이 없습니다. 맡길 일을 고른 뒤 저장해 주세요.');
    for (const step of steps) {
      if (!mayTakeStep(person, employeeId, step)) throw refuse(step, employeeId === person.id);
    }
    if (employee.leftOn && employee.leftOn < today) {
      throw conflict('employee-left', '퇴직한 사람에게는 일을 맡기거나 거둘 수 없습니다.');
    }
    if (steps.some(({ role, act }) => role === 'admin' && act === 'take')) {
      requireOtherAdministrator(administrators, employeeId);
    }
    const after = ROLES.filter((role) => input.roles.includes(role));
    await client.query(`UPDATE employee SET roles = $2 WHERE id = $1`, [employeeId, after]);
    await logInside(client, {
      now,
      actorId: person.id,
      action: 'person.roles',
      subject: employee.employeeNo,
      reason: input.reason,
      ip,
      detail: {
        change: steps.map(({ role, act }) => `${act === 'give' ? '+' : '−'}${ROLE_NAMES[role]}`).join(' '),
      },
    });
    return after;
  });
}
