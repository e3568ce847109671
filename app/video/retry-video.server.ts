import type { WorkContext } from '~/platform/context';
import { conflict, notFound } from '~/platform/errors';
import { findWork } from './find-queue.server';
import { findVideo, viewVideo, type VideoView } from './find-video.server';
import { firstOfNextRound } from './video-attempt.server';

/**
 * Puts the owner's failed video back into the queue. Throws `notFound` for anybody else's, 409 `video-not-failed` in
 * every other state. With `ownerId` null an administrator retries anybody's.
 */
export async function retryVideo({
  db,
  now,
  videoId,
  ownerId,
}: Pick<WorkContext, 'db' | 'now'> & {
  videoId: string;
  ownerId: string | null;
}): Promise<VideoView> {
  const video = await findVideo({ db, videoId });
  if (!video || (ownerId !== null && video.ownerId !== ownerId)) {
    throw notFound('찾는 영상이 없거나 올린 사람이 아닙니다.');
  }
  const [retried] = await db.prisma.video.updateManyAndReturn({
    where: { id: video.id, status: 'failed', attempt: video.attempt },
    data: {
      status: 'probing',
      percent: 0,
      reason: null,
      reasonCode: null,
      errorLog: null,
      ...{ failures: 0, notBefore: null, queuedAt: now },
      attempt: firstOfNextRound(video.attempt),
      updatedAt: now,
    },
  });
  if (!retried) throw conflict('video-not-failed', '변환에 실패한 영상만 다시 시도할 수 있습니다.');
  return viewVideo(retried, await findWork(db, retried));
}
