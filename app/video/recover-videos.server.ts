/** Uploads that are whole but were not handed over, because their process died at the last byte. */
import type { WorkContext } from '~/platform/context';
import { finishUpload, originalKey, uploadKey } from './finish-upload.server';

/** Returns how many now wait for their processing. Called once at start, and by the sweep with `silentSince`. */
export async function recoverVideos({
  db,
  now,
  storage,
  silentSince = now,
}: Pick<WorkContext, 'db' | 'now' | 'storage'> & {
  /** Only rows untouched since then. */
  silentSince?: Date;
}): Promise<number> {
  const receiving = await db.prisma.video.findMany({
    where: { status: 'receiving', updatedAt: { lte: silentSince } },
    orderBy: { createdAt: 'asc' },
  });
  let recovered = 0;
  for (const { id, uploadId, sizeBytes } of receiving) {
    if (!uploadId) continue;
    const arrived = (await storage.stat(originalKey(id))) ?? (await storage.stat(uploadKey(uploadId)));
    if (arrived?.sizeBytes !== Number(sizeBytes)) continue;
    await finishUpload({ db, now, storage, video: { id, uploadId } });
    recovered++;
  }
  return recovered;
}
