/** The parts of a lesson that lie outside its own row: its course place, its manual sections, its search text. */
import { invalid } from '~/platform/errors';
import { findSections } from '~/manuals/find-sections.server';
import { searchTextOf } from '~/manuals/search-text';
import type { LessonWriter } from './edit-lesson.server';

/** Throws `invalid` naming the section that is not there. Hashes are those of today's text. */
export async function writeLessonSections(
  tx: LessonWriter,
  lessonId: string,
  references: string[],
): Promise<void> {
  const found = await findSections({ db: { prisma: tx }, references });
  const missing = found.indexOf(null);
  if (missing >= 0) {
    const sentence = `매뉴얼 절 ${references[missing]}이(가) 없습니다. 매뉴얼에서 다시 골라 주세요.`;
    throw invalid('invalid', sentence, { manualSectionIds: sentence });
  }
  const unique = new Map(found.flatMap((section) => (section ? [[section.id, section.hash] as const] : [])));
  await tx.lessonManualSection.deleteMany({ where: { lessonId } });
  await tx.lessonManualSection.createMany({
    data: [...unique].map(([sectionId, hash], sortOrder) => ({ lessonId, sectionId, hash, sortOrder })),
  });
}

/** The last place of a course. Throws `invalid` for a course that is not there. */
export async function nextPlaceInCourse(tx: LessonWriter, courseId: string): Promise<number> {
  const course = await tx.course.findUnique({ where: { id: courseId }, select: { id: true } });
  if (!course) {
    const sentence = '고른 강좌가 없습니다. 목록에서 다시 골라 주세요.';
    throw invalid('invalid', sentence, { courseId: sentence });
  }
  const last = await tx.lesson.aggregate({ where: { courseId }, _max: { courseOrder: true } });
  return (last._max.courseOrder ?? 0) + 1;
}

/** Writes the search text of these lessons anew: call it after a title, summary, job field or course has changed. */
export async function refreshSearchText(
  tx: LessonWriter,
  where: { id: string | { in: string[] } } | { courseId: string },
): Promise<void> {
  const lessons = await tx.lesson.findMany({ where, include: { course: { select: { title: true } } } });
  for (const { id, title, summary, jobField, course } of lessons) {
    const searchText = searchTextOf(title, summary, jobField, course?.title ?? '');
    await tx.lesson.update({ where: { id }, data: { searchText } });
  }
}
