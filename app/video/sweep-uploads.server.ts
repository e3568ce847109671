/** Uploads that nobody continues give their disk back. */
import type { WorkContext } from '~/platform/context';
import { uploadKey } from './finish-upload.server';

const ABANDONED_AFTER_DAYS = 7;

/** Removes unfinished uploads without a byte for seven days, row and file. Returns how many. */
export async function sweepUploads({
  db,
  now,
  storage,
}: Pick<WorkContext, 'db' | 'now' | 'storage'>): Promise<number> {
  const before = new Date(now.getTime() - ABANDONED_AFTER_DAYS * 86_400_000);
  const abandoned = await db.prisma.video.findMany({
    where: { status: 'receiving', updatedAt: { lt: before } },
  });
  for (const video of abandoned) {
    // The row decides: an upload that woke up in between stays.
    const { count } = await db.prisma.video.deleteMany({
      where: { id: video.id, status: 'receiving', updatedAt: { lt: before } },
    });
    if (!count || !video.uploadId) continue;
    await storage.remove(uploadKey(video.uploadId));
    await storage.remove(`${uploadKey(video.uploadId)}.json`);
  }
  return abandoned.length;
}
