import { conflict } from '~/platform/errors';
import type { z } from 'zod';
import { aboutMark, refuseStale } from './content-mark.server';
import { editLesson, type LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';
import type { updateLessonInput } from './schema';
import { nextPlaceInCourse, refreshSearchText, writeLessonSections } from './write-lesson-fields.server';

/**
 * The author mends words and sections; on a published lesson it shows at once. Throws `conflict` while submitted,
 * and `course-fixed` for moving a lesson that learners see: credit grows by course, so HR moves it.
 * With `mark` (what the editor began from) throws `lesson-stale` where somebody else saved these fields since.
 */
export function updateLesson({
  input,
  mark,
  ...change
}: LessonChange & {
  input: z.output<typeof updateLessonInput>;
  mark?: string | undefined;
}): Promise<LessonView> {
  return editLesson(change, async (tx, record) => {
    const { lesson } = record;
    refuseStale(mark, aboutMark(record));
    const { manualSectionIds, courseId, ...fields } = input;
    const moves = courseId !== undefined && courseId !== lesson.courseId;
    if (moves && lesson.liveVersionId) {
      throw conflict('course-fixed', '공개된 강의의 강좌는 교육담당자가 강좌 화면에서 바꿉니다.');
    }
    const place = moves
      ? { courseId, courseOrder: courseId ? await nextPlaceInCourse(tx, courseId) : 0 }
      : {};
    await tx.lesson.update({ where: { id: lesson.id }, data: { ...fields, ...place } });
    if (manualSectionIds) await writeLessonSections(tx, lesson.id, manualSectionIds);
    await refreshSearchText(tx, { id: lesson.id });
  });
}
