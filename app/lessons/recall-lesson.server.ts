import { recallApproval } from '~/approvals/recall-approval.server';
import { conflict } from '~/platform/errors';
import { buildLessonView } from './build-lesson-view.server';
import type { LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';
import { requireLesson } from './require-lesson.server';

/** 회수: one of its makers takes a submitted lesson back to draft. Throws `conflict` once it has been decided. */
export async function recallLesson({ db, now, person, lessonId }: LessonChange): Promise<LessonView> {
  await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  await db.prisma.$transaction(async (tx) => {
    const taken = await tx.lesson.updateMany({
      where: { id: lessonId, status: 'submitted' },
      data: { status: 'draft', updatedAt: now },
    });
    if (taken.count === 0) {
      throw conflict(
        'not-submitted',
        '검토를 기다리는 강의가 아니라서 회수할 것이 없습니다. 새로 고쳐 확인해 주세요.',
      );
    }
    await requireLesson({ db: { prisma: tx }, person, lessonId, permission: 'lesson.edit' });
    await recallApproval({ db: { prisma: tx }, now, kind: 'lesson-publish', subjectId: lessonId });
  });
  return buildLessonView({ db, record: await requireLesson({ db, person, lessonId }), audience: 'author' });
}
