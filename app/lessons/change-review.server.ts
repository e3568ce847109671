/** The frame of what reviewers write while a lesson waits for them: who, in which state, under the lesson's row lock. */
import { conflict } from '~/platform/errors';
import type { LessonChange, LessonWriter } from './edit-lesson.server';
import { requireLesson, type LessonRecord } from './require-lesson.server';

export const notSubmitted = () =>
  conflict('not-submitted', '검토를 기다리는 강의가 아닙니다. 새로 고쳐 상태를 확인해 주세요.');

/**
 * Runs `change` while nobody can decide, recall or edit the lesson. Throws `not-found`, `forbidden` for whoever does not
 * review it, `conflict` `not-submitted` when it does not wait.
 */
export async function changeReview<T>(
  { db, now, person, lessonId }: LessonChange,
  change: (tx: LessonWriter, record: LessonRecord) => Promise<T>,
): Promise<T> {
  await requireLesson({ db, person, lessonId, permission: 'lesson.review' });
  return db.prisma.$transaction(async (tx) => {
    const taken = await tx.lesson.updateMany({
      where: { id: lessonId, status: 'submitted' },
      data: { updatedAt: now },
    });
    if (taken.count === 0) throw notSubmitted();
    return change(tx, await requireLesson({ db: { prisma: tx }, person, lessonId }));
  });
}
