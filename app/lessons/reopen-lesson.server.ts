import { conflict } from '~/platform/errors';
import { editLesson, type LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';

/** 다시 고치기: a withdrawn lesson is a draft again and may be sent for review. Throws `conflict` in any other state. */
export const reopenLesson = (change: LessonChange): Promise<LessonView> =>
  editLesson(change, async (tx, { lesson }) => {
    if (lesson.status !== 'withdrawn') {
      throw conflict('not-withdrawn', '내린 강의만 다시 고칠 수 있습니다. 새로 고쳐 상태를 확인해 주세요.');
    }
    await tx.lesson.update({ where: { id: lesson.id }, data: { status: 'draft' } });
  });
