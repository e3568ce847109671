import { invalid } from '~/platform/errors';
import type { z } from 'zod';
import { changeReview } from './change-review.server';
import type { LessonChange } from './edit-lesson.server';
import type { reviewCommentInput } from './schema';

const MOST_OPEN = 100;

/**
 * A reviewer pins a remark to a millisecond of the version under review. Throws `invalid` past the end of its recording
 * or beyond 100 open ones, and as `changeReview` does.
 */
export const addReviewComment = ({
  input: { mediaMs, body },
  ...change
}: LessonChange & { input: z.output<typeof reviewCommentInput> }): Promise<{ id: string }> =>
  changeReview(change, async (tx, { working }) => {
    const video = working.videoId ? await tx.video.findUnique({ where: { id: working.videoId } }) : null;
    if (!video || mediaMs > (video.durationMs ?? 0)) {
      const sentence = '영상의 길이를 벗어난 곳입니다. 영상 안의 시각을 골라 주세요.';
      throw invalid('invalid', sentence, { mediaMs: sentence });
    }
    const open = await tx.reviewComment.count({ where: { lessonVersionId: working.id, resolvedAt: null } });
    if (open >= MOST_OPEN) {
      const sentence = `의견은 강의 하나에 ${MOST_OPEN}개까지 남길 수 있습니다. 지금까지의 의견으로 돌려보내 주세요.`;
      throw invalid('too-many', sentence, { body: sentence });
    }
    return tx.reviewComment.create({
      data: {
        lessonVersionId: working.id,
        videoId: video.id,
        authorId: change.person.id,
        mediaMs,
        body,
        createdAt: change.now,
      },
      select: { id: true },
    });
  });
