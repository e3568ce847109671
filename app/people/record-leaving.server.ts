/**
 * 퇴직: the last day at work, or none. The record stays; from that day on every device is signed out, and after it
 * nobody signs in.
 */
import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, forbidden, invalid } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { logInside } from './access-log.server';
import { sayDay } from './days';
import { clearLeftHeads } from './keep-roster.server';
import { lockAdministrators, requireOtherAdministrator } from './last-administrator.server';
import { lockEmployee } from './lock-employee.server';
import { lockOrganisation } from './lock-organisation.server';
import type { Person } from './person';
import { may, requirePermission } from './permissions';
import type { leavingInput } from './roster-schema';

const END_SESSIONS = `UPDATE sign_in_session SET revoked_at = $2 WHERE employee_id = $1 AND revoked_at IS NULL`;
const VOID_CODES = `DELETE FROM one_time_code WHERE employee_id = $1 AND used_at IS NULL`;

/** Throws `forbidden` for oneself, `conflict` for the last administrator. Answers whether the day has come. */
export async function recordLeaving({
  db,
  now,
  timeZone,
  person,
  employeeId,
  input: { leftOn },
  ip,
}: Context & { person: Person; employeeId: string; input: z.output<typeof leavingInput>; ip: string }) {
  requirePermission(person, 'people.manage');
  if (!may(person, 'people.leave', { ownerId: employeeId })) {
    throw forbidden(
      'own-leaving',
      '자기 퇴직은 스스로 적을 수 없습니다. 다른 교육담당자나 관리자가 적습니다.',
    );
  }
  const today = dateIn(now, timeZone);
  return inTransaction(db.sql, async (client) => {
    await lockOrganisation(client);
    const administrators = await lockAdministrators(client, today);
    const employee = await lockEmployee(client, employeeId);
    if (employee.leftOn === leftOn) throw conflict('nothing-changed', '이미 그렇게 적혀 있습니다.');
    if (leftOn) {
      if (employee.hiredOn && leftOn < employee.hiredOn) {
        const sentence = `입사일(${sayDay(employee.hiredOn)})보다 앞입니다. 날짜를 다시 확인해 주세요.`;
        throw invalid('left-before-hired', sentence, { leftOn: sentence });
      }
      if (employee.roles.includes('admin')) requireOtherAdministrator(administrators, employeeId);
    }
    await client.query(`UPDATE employee SET left_on = $2 WHERE id = $1`, [employeeId, leftOn]);
    const gone = leftOn !== null && leftOn <= today;
    if (gone) {
      await client.query(END_SESSIONS, [employeeId, now]);
      await client.query(VOID_CODES, [employeeId]);
    }
    const change = leftOn ? `퇴직일 ${employee.leftOn ?? '-'} → ${leftOn}` : `퇴직일 ${employee.leftOn} 지움`;
    const log = { now, actorId: person.id, subject: employee.employeeNo, ip };
    await logInside(client, { ...log, action: 'person.leave', detail: { change } });
    await clearLeftHeads(client, { ...log, today });
    return { gone };
  });
}
