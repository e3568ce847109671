import { z } from 'zod';

/** Why something is returned or taken down: read by the person whose work it is. */
export const reason = z
  .string('까닭을 적어 주세요.')
  .trim()
  .normalize('NFC')
  .min(2, '까닭을 두 글자 이상 적어 주세요. 고칠 곳을 알아야 다시 낼 수 있습니다.')
  .max(1000, '까닭은 1,000자 이하로 적어 주세요.')
  // PostgreSQL text cannot hold NUL.
  .refine((text) => !text.includes('\0'), '까닭에 쓸 수 없는 글자가 있습니다. 지우고 다시 적어 주세요.');

/** Left empty where something else says why. */
export const reasonIfAny = z
  .string()
  .trim()
  .transform((text) => text || undefined)
  .pipe(reason.optional())
  .optional();

export const reasonInput = z.object({ reason }, '까닭을 reason에 담아 보내 주세요.');
