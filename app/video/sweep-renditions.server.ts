/** Rendition sets that nothing plays any more give their disk back, after viewers in the middle have finished. */
import type { WorkContext } from '~/platform/context';

/** Longer than any lesson lasts. */
const GRACE_SECONDS = 2 * 3600;

/**
 * Removes withdrawn previews, sets that a newer one replaced, and leftovers of dead attempts, none before `cookieSeconds`
 * are over. Returns how many.
 */
export async function sweepRenditions({
  db,
  now,
  storage,
  cookieSeconds = 0,
}: Pick<WorkContext, 'db' | 'now' | 'storage'> & {
  /** How long the right to read a set lasts. */
  cookieSeconds?: number;
}): Promise<number> {
  const before = new Date(now.getTime() - Math.max(GRACE_SECONDS, cookieSeconds) * 1000);
  const idle = await db.prisma.video.findMany({
    where: {
      status: { in: ['ready', 'failed', 'rejected'] },
      updatedAt: { lt: before },
      renditionSets: { some: { createdAt: { lt: before } } },
    },
    select: { renditionSetId: true, renditionSets: true },
  });
  const unused = idle.flatMap((video) =>
    video.renditionSets.filter((set) => set.id !== video.renditionSetId),
  );
  for (const set of unused) {
    await storage.remove(set.prefix);
    await db.prisma.renditionSet.delete({ where: { id: set.id } });
  }
  return unused.length;
}
