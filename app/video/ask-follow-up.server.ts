/** The administrator asks for what a ready video's renditions lack, once more, or for all of them anew. */
import type { WorkContext } from '~/platform/context';
import { conflict, notFound } from '~/platform/errors';
import { findVideo } from './find-video.server';
import { firstOfNextRound } from './video-attempt.server';

/**
 * `again`: every rung is encoded anew from the original, and the video plays its present set until they stand. Else what
 * failed before is tried again. The caller has checked that an administrator asks. Throws `notFound`, 409
 * `video-not-ready`, `follow-up-waits`, `nothing-failed`, and `original-dropped` where there is nothing to encode from.
 */
export async function askFollowUp({
  db,
  now,
  storage,
  videoId,
  again,
}: Pick<WorkContext, 'db' | 'now' | 'storage'> & {
  videoId: string;
  again: boolean;
}): Promise<void> {
  const video = await findVideo({ db, videoId });
  if (!video) throw notFound('찾는 영상이 없습니다. 목록을 새로 고쳐 주세요.');
  if (video.status !== 'ready')
    throw conflict('video-not-ready', '준비된 영상만 다시 만들 수 있습니다. 변환이 끝난 뒤 다시 해 주세요.');
  if (video.followUp !== null && video.followUpFailedAt === null)
    throw conflict('follow-up-waits', '이 영상은 이미 차례를 기다리고 있습니다. 끝날 때까지 기다려 주세요.');
  if (!again && video.followUp === null)
    throw conflict('nothing-failed', '이 영상에는 실패한 일이 없습니다. 목록을 새로 고쳐 주세요.');
  if (!video.sourceKey || !(await storage.stat(video.sourceKey)))
    throw conflict(
      'original-dropped',
      '이 영상의 원본은 변환이 끝난 뒤 지워져 다시 만들 수 없습니다. 화질을 바꾸려면 원본을 새 영상으로 올려 주세요.',
    );
  const followUp = again ? 'again' : video.followUp;
  const { count } = await db.prisma.video.updateMany({
    where: { id: video.id, status: 'ready', attempt: video.attempt, followUp: video.followUp },
    data: {
      followUp,
      followUpFailedAt: null,
      errorLog: null,
      ...{ failures: 0, notBefore: null, queuedAt: now, firstAt: null },
      attempt: firstOfNextRound(video.attempt),
      updatedAt: now,
    },
  });
  if (!count) throw conflict('follow-up-waits', '다른 관리자가 먼저 눌렀습니다. 목록을 새로 고쳐 주세요.');
}
