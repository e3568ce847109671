import { z } from 'zod';
import type { Context } from '~/platform/context';

const shape = z.object({ done: z.number(), total: z.number(), current: z.string().nullable() });

/** How far the demo institute is with making its lessons; null when it is not making any. */
export async function findDemoProgress({ db }: Pick<Context, 'db'>) {
  const row = await db.prisma.setting.findUnique({ where: { key: 'demo-progress' } });
  const parsed = shape.safeParse(row?.value);
  return parsed.success && parsed.data.done < parsed.data.total ? parsed.data : null;
}
