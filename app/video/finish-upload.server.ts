/**
 * The last byte is here: the file moves to the originals and its processing is queued. Safe to repeat after a crash
 * at any point, because each step looks whether it is done already.
 */
import type { WorkContext } from '~/platform/context';
import { PROCESS_VIDEO } from './schema';

export const originalKey = (videoId: string) => `originals/${videoId}`;
export const uploadKey = (uploadId: string) => `uploads/${uploadId}`;

export async function finishUpload({
  db,
  now,
  storage,
  enqueue,
  video,
}: Pick<WorkContext, 'db' | 'now' | 'storage' | 'enqueue'> & {
  video: { id: string; uploadId: string };
}): Promise<void> {
  const key = originalKey(video.id);
  if (!(await storage.stat(key)))
    await storage.publishFile(storage.localPath(uploadKey(video.uploadId)), key);
  const { count } = await db.prisma.video.updateMany({
    where: { id: video.id, status: 'receiving' },
    data: { status: 'probing', percent: 0, sourceKey: key, updatedAt: now },
  });
  if (count) await enqueue(PROCESS_VIDEO, { videoId: video.id }, { singletonKey: video.id });
}
