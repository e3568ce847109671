/**
 * The last byte is here: the file moves to the originals and waits for its processing. Safe to repeat after a crash
 * at any point, because each step looks whether it is done already.
 */
import type { WorkContext } from '~/platform/context';

export const originalKey = (videoId: string) => `originals/${videoId}`;
export const uploadKey = (uploadId: string) => `uploads/${uploadId}`;

export async function finishUpload({
  db,
  now,
  storage,
  video,
}: Pick<WorkContext, 'db' | 'now' | 'storage'> & {
  video: { id: string; uploadId: string };
}): Promise<void> {
  const key = originalKey(video.id);
  if (!(await storage.stat(key)))
    await storage.publishFile(storage.localPath(uploadKey(video.uploadId)), key);
  await db.prisma.video.updateMany({
    where: { id: video.id, status: 'receiving' },
    data: { status: 'probing', percent: 0, sourceKey: key, queuedAt: now, updatedAt: now },
  });
}
