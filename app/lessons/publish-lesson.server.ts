import type { ReviewCheck } from '~/approvals/approval';
import type { LessonChange } from './edit-lesson.server';
import { listFailures } from './list-failures.server';
import type { LessonView } from './lesson';
import { reviewLesson } from './review-lesson.server';
import { refuseFailures } from './submit-lesson.server';

/**
 * Approves, with what the reviewer looked for in the video: fixes the version's length, makes it the live one and closes the approval, in one transaction.
 * Throws `forbidden` for the author and for anyone but HR and the author's head, `conflict` when it is not submitted
 * or a publishing rule has begun to fail since.
 */
export const publishLesson = ({
  checks = [],
  ...change
}: LessonChange & { checks?: ReviewCheck[] }): Promise<LessonView> =>
  reviewLesson(
    change,
    () => ({ decision: 'approve' as const, checks }),
    async (tx, { lesson, working }) => {
      const failures =
        (await listFailures({ db: { prisma: tx }, lessonIds: [lesson.id] })).get(lesson.id) ?? [];
      if (failures.length > 0) refuseFailures(failures);
      const video = await tx.video.findUniqueOrThrow({ where: { id: working.videoId! } });
      const durationMs = Math.floor(video.durationMs! / 1000) * 1000;
      await tx.lessonVersion.update({ where: { id: working.id }, data: { durationMs } });
      await tx.lesson.update({
        where: { id: lesson.id },
        data: {
          status: 'published',
          liveVersionId: working.id,
          publishedAt: change.now,
          returnReason: null,
          withdrawReason: null,
        },
      });
    },
  );
