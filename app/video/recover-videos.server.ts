/**
 * What a dead process left behind: uploads that are whole but not yet handed over, videos that say they are being
 * worked on, and ready ones that still wait for what follows. Called once at start, and by the sweep for rows that have been silent for long.
 */
import type { WorkContext } from '~/platform/context';
import { enqueueFollowUp } from './enqueue-follow-up';
import { finishUpload, originalKey, uploadKey } from './finish-upload.server';
import { jobForVideo } from './job-for-video';

/** Returns how many videos were put back into the queue. `silentSince`: only rows untouched since then. */
export async function recoverVideos({
  db,
  now,
  storage,
  enqueue,
  silentSince = now,
}: Pick<WorkContext, 'db' | 'now' | 'storage' | 'enqueue'> & { silentSince?: Date }): Promise<number> {
  const stuck = await db.prisma.video.findMany({
    where: { status: { in: ['receiving', 'probing', 'transcoding'] }, updatedAt: { lte: silentSince } },
    orderBy: { createdAt: 'asc' },
  });
  const waiting = await db.prisma.video.findMany({
    where: {
      ...{ status: 'ready', followUp: { not: null }, followUpFailedAt: null },
      updatedAt: { lte: silentSince },
    },
    orderBy: { createdAt: 'asc' },
    select: { id: true, followUp: true },
  });
  let recovered = waiting.length;
  for (const video of waiting) await enqueueFollowUp(enqueue, video);
  for (const video of stuck) {
    if (video.status !== 'receiving') {
      await enqueue(jobForVideo(video), { videoId: video.id }, { singletonKey: video.id });
      recovered++;
    } else if (video.uploadId) {
      const arrived =
        (await storage.stat(originalKey(video.id))) ?? (await storage.stat(uploadKey(video.uploadId)));
      if (arrived?.sizeBytes !== Number(video.sizeBytes)) continue;
      await finishUpload({ db, now, storage, enqueue, video: { id: video.id, uploadId: video.uploadId } });
      recovered++;
    }
  }
  return recovered;
}
