import type { LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';
import { reviewLesson } from './review-lesson.server';

/** 반려: back to the author with a reason; what learners see stays. Throws as `publishLesson` does. */
export const returnLesson = ({ reason, ...change }: LessonChange & { reason: string }): Promise<LessonView> =>
  reviewLesson(change, 'return', reason, (tx, { lesson }) =>
    tx.lesson.update({ where: { id: lesson.id }, data: { status: 'returned', returnReason: reason } }),
  );
