/** What the notifications' page and settings send. */
import { z } from 'zod';

const time = z
  .string('시각을 적어 주세요.')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '시각은 09:00처럼 적어 주세요.');

const quietHours = z
  .object({
    intent: z.literal('quiet'),
    quiet: z.literal('on').optional(),
    workFrom: time,
    workTo: time,
  })
  .refine(({ workFrom, workTo }) => workFrom !== workTo, {
    path: ['workTo'],
    message: '시작하는 시각과 끝나는 시각이 같습니다. 서로 다르게 적어 주세요.',
  });

export const notificationsInput = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('read'), id: z.uuid() }),
  /** Those the page showed: what came meanwhile stays unread. */
  z.object({ intent: z.literal('read-all'), upTo: z.coerce.date() }),
  quietHours,
]);

export const notificationsQuery = z.object({ before: z.string().max(100).optional() });
