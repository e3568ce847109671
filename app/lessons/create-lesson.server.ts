import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import { requirePermission } from '~/people/permissions';
import type { z } from 'zod';
import { findLesson } from './find-lesson.server';
import type { LessonView } from './lesson';
import type { createLessonInput } from './schema';
import { nextPlaceInCourse, refreshSearchText, writeLessonSections } from './write-lesson-fields.server';

/** Begins a draft with an empty first version. Throws `invalid` for a course or a section that is not there. */
export async function createLesson({
  db,
  now,
  person,
  input,
}: Pick<Context, 'db' | 'now'> & {
  person: Person;
  input: z.output<typeof createLessonInput>;
}): Promise<LessonView> {
  requirePermission(person, 'lesson.create');
  const { manualSectionIds = [], courseId = null, ...fields } = input;
  const lessonId = await db.prisma.$transaction(async (tx) => {
    const { id } = await tx.lesson.create({
      data: {
        ...fields,
        courseId,
        courseOrder: courseId ? await nextPlaceInCourse(tx, courseId) : 0,
        authorId: person.id,
        createdAt: now,
        updatedAt: now,
        versions: { create: { number: 1, createdAt: now } },
      },
      select: { id: true },
    });
    await writeLessonSections(tx, id, manualSectionIds);
    await refreshSearchText(tx, { id });
    return id;
  });
  return findLesson({ db, person, lessonId });
}
