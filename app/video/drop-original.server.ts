import type { Db } from '~/platform/db.server';
import type { Storage } from '~/platform/storage.server';

/**
 * Gives the original's disk back. Only after the whole ladder is verified and shown: nothing can be encoded or cut after
 * it. An original that a cut still waits for stays until that is made.
 */
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
  if (!video?.sourceKey || (await isAwaited(db, videoId))) return;
  // In this order a death in between leaves a row that names nothing, which the next look finds, and no lost file.
  await storage.remove(video.sourceKey);
  await db.prisma.video.updateMany({ where, data: { sourceKey: null } });
}

/** A cut that is not made yet, or failed and may be tried again, has no original of its own. */
async function isAwaited({ sql }: Db, videoId: string): Promise<boolean> {
  const { rows } = await sql.query(
    `SELECT FROM video WHERE source_key IS NULL AND edit->'parts' @> $1::jsonb LIMIT 1`,
    [JSON.stringify([{ videoId }])],
  );
  return rows.length > 0;
}
