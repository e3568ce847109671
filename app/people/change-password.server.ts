import type { z } from 'zod';
import type { Context } from '~/platform/context';
import { invalid } from '~/platform/errors';
import { revokeAllSessions } from './manage-sessions.server';
import { hashPassword, verifyPassword } from './passwords.server';
import type { changePasswordInput } from './schema';

/** Changes one's own password and signs out every other device. Throws `invalid` with the field that is wrong. */
export async function changePassword({
  db,
  now,
  personId,
  sessionId,
  input,
}: Pick<Context, 'db' | 'now'> & {
  personId: string;
  sessionId: string;
  input: z.output<typeof changePasswordInput>;
}) {
  const employee = await db.prisma.employee.findUniqueOrThrow({ where: { id: personId } });
  if (!(await verifyPassword(employee.passwordHash, input.currentPassword))) {
    const sentence = '지금 비밀번호가 맞지 않습니다.';
    throw invalid('wrong-password', sentence, { currentPassword: sentence });
  }
  if (input.currentPassword === input.newPassword) {
    const sentence = '지금과 다른 비밀번호를 적어 주세요.';
    throw invalid('same-password', sentence, { newPassword: sentence });
  }
  await db.prisma.employee.update({
    where: { id: personId },
    data: { passwordHash: await hashPassword(input.newPassword), mustChangePassword: false },
  });
  await revokeAllSessions({ db, now, personId, keepSessionId: sessionId });
}
