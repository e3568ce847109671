import { notFound } from '~/platform/errors';
import { changeReview } from './change-review.server';
import type { LessonChange } from './edit-lesson.server';

/**
 * A reviewer takes back a remark of their own, while the lesson still waits. One of another reviewer, of another lesson
 * or already taken in by the author is not there for them. Throws `not-found`, and as `changeReview` does.
 */
export const deleteReviewComment = ({
  commentId,
  ...change
}: LessonChange & { commentId: string }): Promise<void> =>
  changeReview(change, async (tx, { working }) => {
    const gone = await tx.reviewComment.deleteMany({
      where: {
        id: commentId,
        lessonVersionId: working.id,
        authorId: change.person.id,
        resolvedAt: null,
      },
    });
    if (gone.count === 0) throw notFound('지울 의견이 없습니다. 새로 고쳐 확인해 주세요.');
  });
