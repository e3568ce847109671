/**
 * Reset without mail: HR or an administrator makes a one-time code, tells it in person, and the employee sets a new
 * password with it within a day. A new code makes older ones void.
 */
import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { AppError, conflict, notFound } from '~/platform/errors';
import { hasLeft } from './days';
import { revokeAllSessions } from './manage-sessions.server';
import { hashPassword } from './passwords.server';
import type { Person } from './person';
import { requirePermission } from './permissions';
import type { resetPasswordInput } from './schema';
import { hashToken, makeReadableCode } from './tokens.server';
import { waitSecondsAfter } from './sign-in-wait';
import { writeAccessLog } from './access-log.server';

const DAY_MS = 86_400_000;
type Ctx = Pick<Context, 'db' | 'now'>;

/** Returns the code to tell the employee; it is shown once. Throws forbidden or not-found. */
export async function createResetCode({
  db,
  now,
  timeZone,
  person,
  employeeId,
  ip,
}: Context & { person: Person; employeeId: string; ip: string }) {
  requirePermission(person, 'people.reset-code');
  const employee = await db.prisma.employee.findUnique({ where: { id: employeeId } });
  if (!employee) throw notFound('그 직원을 찾지 못했습니다.');
  if (hasLeft(employee.leftOn, now, timeZone)) {
    throw conflict(
      'employee-left',
      `${employee.name} 님은 퇴직해 로그인할 수 없습니다. 다시 일한다면 먼저 퇴직일을 지워 주세요.`,
    );
  }
  const code = makeReadableCode();
  await db.prisma.$transaction([
    db.prisma.oneTimeCode.deleteMany({ where: { employeeId, kind: 'reset' } }),
    db.prisma.oneTimeCode.create({
      data: {
        kind: 'reset',
        employeeId,
        codeHash: new Uint8Array(hashToken(code)),
        createdAt: now,
        expiresAt: new Date(now.getTime() + DAY_MS),
      },
    }),
  ]);
  await writeAccessLog({
    db,
    now,
    actorId: person.id,
    action: 'person.reset-code',
    subject: employee.employeeNo,
    ip,
  });
  return { code, name: employee.name, employeeNo: employee.employeeNo };
}

/** Sets a new password by code and signs out everywhere. The same sentence for a wrong number and a wrong code. */
export async function resetPassword({
  db,
  now,
  input,
}: Ctx & { input: z.output<typeof resetPasswordInput> }) {
  const gate = `reset:${input.employeeNo}`;
  const failure = await db.prisma.signInFailure.findUnique({ where: { employeeNo: gate } });
  const waitMs = (failure?.lockedUntil?.getTime() ?? 0) - now.getTime();
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    throw new AppError('too-fast', 'sign-in-wait', `${seconds}초 뒤에 다시 해 주세요.`, {
      retryAfterSeconds: seconds,
    });
  }
  const passwordHash = await hashPassword(input.newPassword);
  const codeHash = new Uint8Array(hashToken(input.code.toUpperCase()));
  const employee = await db.prisma.employee.findUnique({ where: { employeeNo: input.employeeNo } });
  const { count } = employee
    ? await db.prisma.oneTimeCode.updateMany({
        where: { codeHash, kind: 'reset', employeeId: employee.id, usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      })
    : { count: 0 };
  if (!employee || count === 0) {
    const failures = (failure?.failures ?? 0) + 1;
    const waitSeconds = waitSecondsAfter(failures);
    const lockedUntil = waitSeconds > 0 ? new Date(now.getTime() + waitSeconds * 1000) : null;
    const data = { failures, lastFailedAt: now, lockedUntil };
    await db.prisma.signInFailure.upsert({
      where: { employeeNo: gate },
      create: { employeeNo: gate, ...data },
      update: data,
    });
    throw new AppError(
      'invalid',
      'reset-failed',
      '사번이나 일회용 번호가 맞지 않거나 기한이 지났습니다. 교육담당자에게 새 번호를 받아 주세요.',
    );
  }
  await db.prisma.employee.update({
    where: { id: employee.id },
    data: { passwordHash, mustChangePassword: false },
  });
  await db.prisma.signInFailure.deleteMany({ where: { employeeNo: { in: [gate, input.employeeNo] } } });
  await revokeAllSessions({ db, now, personId: employee.id });
}
