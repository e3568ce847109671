import type { Db } from '~/platform/db.server';
import type { Storage } from '~/platform/storage.server';

/** Gives the original's disk back. Only after the whole ladder is verified and shown: nothing can be encoded after it. */
export async function dropOriginal({
  db,
  storage,
  videoId,
}: {
  db: Db;
  storage: Storage;
  videoId: string;
}): Promise<void> {
  const where = { id: videoId, status: 'ready', followUp: null, sourceKey: { not: null } };
  const video = await db.prisma.video.findFirst({ where, select: { sourceKey: true } });
  if (!video?.sourceKey) return;
  // In this order a death in between leaves a row that names nothing, which the next look finds, and no lost file.
  await storage.remove(video.sourceKey);
  await db.prisma.video.updateMany({ where, data: { sourceKey: null } });
}
