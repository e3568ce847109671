import { notFound } from '~/platform/errors';
import { editLesson, type LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';

/**
 * 반영함: the lesson's author says that a remark has been taken in, or (`resolved: false`) that it has not. Throws
 * `not-found` for a remark that is not on this lesson's working version, and as `editLesson` does: what waits for review
 * stays as the reviewer sees it.
 */
export const resolveReviewComment = ({
  commentId,
  resolved,
  ...change
}: LessonChange & { commentId: string; resolved: boolean }): Promise<LessonView> =>
  editLesson(change, async (tx, { working }) => {
    const marked = await tx.reviewComment.updateMany({
      where: { id: commentId, lessonVersionId: working.id },
      data: resolved
        ? { resolvedAt: change.now, resolvedById: change.person.id }
        : { resolvedAt: null, resolvedById: null },
    });
    if (marked.count === 0) throw notFound('그런 의견이 없습니다. 새로 고쳐 확인해 주세요.');
  });
