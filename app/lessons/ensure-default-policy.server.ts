import type { Context } from '~/platform/context';
import { presets } from './watching-policy';

/** Fixed, so that processes starting together write one row: NULL course ids never collide in a unique index. */
const FIRST_DEFAULT_ID = '00000000-0000-4000-8000-000000000001';

/** The institute's default watching policy (자체) exists afterwards; called at start, harmless again. */
export async function ensureDefaultPolicy({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  const existing = await db.prisma.watchingPolicy.count({ where: { courseId: null } });
  if (existing > 0) return;
  await db.prisma.watchingPolicy.createMany({
    data: [{ id: FIRST_DEFAULT_ID, version: 1, preset: 'own', rule: presets.own, createdAt: now }],
    skipDuplicates: true,
  });
}
