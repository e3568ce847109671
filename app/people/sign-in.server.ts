/**
 * Signing in: one message whatever was wrong, a wait that grows after five failures (also for numbers that do not
 * exist), and a session whose token only the cookie holds.
 */
import type { z } from 'zod';
import { AppError } from '~/platform/errors';
import type { Context } from '~/platform/context';
import { hasLeft } from './days';
import { verifyPassword } from './passwords.server';
import type { signInInput } from './schema';
import { failuresLeft, waitSecondsAfter } from './sign-in-wait';
import { hashToken, makeToken } from './tokens.server';

export const KEEP_DAYS = 30;
const SHORT_HOURS = 12;

interface SignIn extends Context {
  input: z.output<typeof signInInput>;
  ip: string;
  userAgent: string;
}

export interface SignedIn {
  token: string;
  expiresAt: Date;
  /** True: the cookie lasts until expiresAt; false: it ends with the browser. */
  keep: boolean;
  mustChangePassword: boolean;
  name: string;
  employeeNo: string;
}

const wrong = (failures: number, waitSeconds: number) => {
  const left = failuresLeft(failures);
  const hint =
    left === 0 || left > 3
      ? ''
      : ` ${left === 1 ? '한' : left === 2 ? '두' : '세'} 번 더 틀리면 30초를 기다려야 합니다.`;
  const told = waitSeconds > 0 ? ` ${waitSeconds}초 뒤에 다시 로그인할 수 있습니다.` : hint;
  return new AppError('invalid', 'sign-in-failed', `사번이나 비밀번호가 맞지 않습니다.${told}`, {
    ...(waitSeconds > 0 ? { retryAfterSeconds: waitSeconds } : {}),
  });
};

const wait = (seconds: number) =>
  new AppError('too-fast', 'sign-in-wait', `여러 번 틀려서 ${seconds}초 뒤에 다시 로그인할 수 있습니다.`, {
    retryAfterSeconds: seconds,
  });

/** Throws `invalid` (400) when either is wrong, `too-fast` (429) with retryAfterSeconds while one has to wait. */
export async function signIn({ db, now, timeZone, input, ip, userAgent }: SignIn): Promise<SignedIn> {
  const failure = await db.prisma.signInFailure.findUnique({ where: { employeeNo: input.employeeNo } });
  const waitMs = (failure?.lockedUntil?.getTime() ?? 0) - now.getTime();
  if (waitMs > 0) throw wait(Math.ceil(waitMs / 1000));

  const employee = await db.prisma.employee.findUnique({ where: { employeeNo: input.employeeNo } });
  const matches = await verifyPassword(employee?.passwordHash, input.password);
  const left = hasLeft(employee?.leftOn, now, timeZone);
  if (!employee || !matches || left) {
    const { rows } = await db.sql.query<{ failures: number }>(
      `INSERT INTO sign_in_failure (employee_no, failures, last_failed_at) VALUES ($1, 1, $2)
       ON CONFLICT (employee_no) DO UPDATE SET last_failed_at = $2,
         failures = CASE WHEN sign_in_failure.last_failed_at < $2::timestamptz - interval '1 day' THEN 1
                         ELSE sign_in_failure.failures + 1 END
       RETURNING failures`,
      [input.employeeNo, now],
    );
    const failures = rows[0]!.failures;
    const seconds = waitSecondsAfter(failures);
    if (seconds > 0) {
      await db.prisma.signInFailure.update({
        where: { employeeNo: input.employeeNo },
        data: { lockedUntil: new Date(now.getTime() + seconds * 1000) },
      });
    }
    throw wrong(failures, seconds);
  }

  await db.prisma.signInFailure.deleteMany({ where: { employeeNo: input.employeeNo } });
  const keep = input.keep !== undefined;
  const token = makeToken();
  const hours = keep ? KEEP_DAYS * 24 : SHORT_HOURS;
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  await db.prisma.signInSession.create({
    data: {
      tokenHash: new Uint8Array(hashToken(token)),
      employeeId: employee.id,
      userAgent: userAgent.slice(0, 300),
      ip,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    },
  });
  const { mustChangePassword, name, employeeNo } = employee;
  return { token, expiresAt, keep, mustChangePassword, name, employeeNo };
}
