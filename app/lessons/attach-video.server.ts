/** Giving a lesson its video. A version that learners have seen is never touched: a new video is a new version. */
import { conflict, invalid } from '~/platform/errors';
import { editLesson, type LessonChange, type LessonWriter } from './edit-lesson.server';
import type { LessonView } from './lesson';
import type { LessonRecord } from './require-lesson.server';

/** The same recording again keeps its seconds; another one carries none over. */
const versionMapFor = (working: LessonRecord['working'], videoId: string) =>
  working.videoId === videoId && working.durationMs ? [[0, working.durationMs, 0]] : [];

/** Version n + 1 with copies of the questions; captions belong to the old recording and stay with it. */
async function addVersion(tx: LessonWriter, { lesson, working }: LessonRecord, videoId: string, now: Date) {
  const questions = working.questions.map(({ ordinal, text, choices, correctChoiceId, explanation }) => ({
    ...{ ordinal, text, correctChoiceId, explanation },
    choices: choices as { id: string; text: string }[],
  }));
  await tx.lessonVersion.create({
    data: {
      lessonId: lesson.id,
      number: working.number + 1,
      videoId,
      versionMap: versionMapFor(working, videoId),
      createdAt: now,
      questions: { create: questions },
    },
  });
}

/**
 * Attaches the author's own video, which may still be in the works. A version that was ever published stays as it is
 * and a new draft version begins; the live one stays for learners until the new one is published.
 * Throws `invalid` for a video that is not the author's, `conflict` for one that was rejected or failed.
 */
export function attachVideo({ videoId, ...change }: LessonChange & { videoId: string }): Promise<LessonView> {
  return editLesson(change, async (tx, record) => {
    const { lesson, working } = record;
    const video = await tx.video.findFirst({ where: { id: videoId, ownerId: change.person.id } });
    if (!video) {
      const sentence = '그런 동영상이 없습니다. 내가 올린 동영상 가운데에서 골라 주세요.';
      throw invalid('invalid', sentence, { videoId: sentence });
    }
    if (video.status === 'rejected' || video.status === 'failed') {
      const why = video.reason ?? '재생할 수 있게 만들지 못한 동영상입니다.';
      throw conflict('video-unusable', `${why} 다시 변환하거나 다른 동영상을 올려 주세요.`);
    }
    const wasPublished = working.durationMs !== null;
    if (wasPublished) {
      await addVersion(tx, record, videoId, change.now);
      if (lesson.status === 'published') {
        await tx.lesson.update({ where: { id: lesson.id }, data: { status: 'draft', returnReason: null } });
      }
    } else if (working.videoId !== videoId) {
      // Captions were timed to the old recording.
      await tx.caption.deleteMany({ where: { lessonVersionId: working.id } });
      await tx.lessonVersion.update({ where: { id: working.id }, data: { videoId } });
    }
  });
}
