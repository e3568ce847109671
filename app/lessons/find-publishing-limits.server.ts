import type { Writer } from '~/approvals/transaction';
import { z } from 'zod';
import { defaultLimits, type PublishingLimits } from './publishing-rules';

const stored = z.object({
  minSeconds: z.int().min(0),
  maxSeconds: z.int().min(1),
  graceSeconds: z.int().min(0),
});

/** The setting `publishing-limits`, or the default where it is absent or unreadable. Whole seconds. */
export async function findPublishingLimits({ db }: { db: Writer }): Promise<PublishingLimits> {
  const row = await db.prisma.setting.findUnique({ where: { key: 'publishing-limits' } });
  const parsed = stored.safeParse(row?.value);
  return parsed.success ? parsed.data : defaultLimits;
}
