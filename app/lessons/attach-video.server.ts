/** Giving a lesson its video. A version that learners have seen is never touched: a new video is a new version. */
import { conflict, invalid } from '~/platform/errors';
import { may } from '~/people/permissions';
import type { TimeMap } from '~/video/edit-parts';
import { editLesson, type LessonChange } from './edit-lesson.server';
import { findVersionBefore, giveVideo } from './give-video.server';
import type { LessonView } from './lesson';

/** The same recording again keeps its seconds; another one carries none over. */
const versionMapFor = (
  before: { videoId: string | null; durationMs: number | null } | null,
  videoId: string,
): TimeMap => (before?.videoId === videoId && before.durationMs ? [[0, before.durationMs, 0]] : []);

/**
 * Attaches a video of whoever does it, or one that some version of the lesson had; it may still be in the works. A
 * version that was ever published stays as it is and a new draft version begins; the live one stays for learners until
 * the new one is published. Captions belong to the old recording and stay with it.
 * Throws `invalid` for any other video, `conflict` for one that was rejected or failed.
 */
export function attachVideo({ videoId, ...change }: LessonChange & { videoId: string }): Promise<LessonView> {
  return editLesson(change, async (tx, record) => {
    const { lesson, working } = record;
    const video = await tx.video.findUnique({ where: { id: videoId } });
    const known = (await tx.lessonVersion.count({ where: { lessonId: lesson.id, videoId } })) > 0;
    if (!video || !(known || may(change.person, 'video.use', video))) {
      const sentence = '그런 동영상이 없습니다. 내가 올린 동영상 가운데에서 골라 주세요.';
      throw invalid('invalid', sentence, { videoId: sentence });
    }
    if (video.status === 'rejected' || video.status === 'failed') {
      const why = video.reason ?? '재생할 수 있게 만들지 못한 동영상입니다.';
      throw conflict('video-unusable', `${why} 다시 변환하거나 다른 동영상을 올려 주세요.`);
    }
    if (working.durationMs === null && working.videoId === videoId) return;
    const versionMap = versionMapFor(await findVersionBefore(tx, record), videoId);
    await giveVideo(tx, record, { videoId, now: change.now, versionMap, captions: {}, cueStock: null });
  });
}
