import type { Context } from '~/platform/context';
import { conflict, notFound } from '~/platform/errors';
import { Prisma } from '~/platform/generated/prisma/client';
import type { Person } from '~/people/person';
import { requirePermission } from '~/people/permissions';
import type { z } from 'zod';
import type { CourseView } from './course';
import { listCourses } from './list-courses.server';
import { id as idSchema, type updateCourseInput } from './schema';
import { refreshSearchText } from './write-lesson-fields.server';
import { requireMeetableCourse, writeLessonOrder, writePolicy } from './write-course-parts.server';

/**
 * HR changes a course. `lessonIds` sets all of its lessons and their order; a watching rule that differs becomes a new
 * policy version. Throws `not-found`, `conflict` `slug-taken` or `policy-unmeetable`, `invalid` for unknown lessons.
 */
export async function updateCourse({
  db,
  now,
  person,
  courseId,
  input,
}: Pick<Context, 'db' | 'now'> & {
  person: Person;
  courseId: string;
  input: z.output<typeof updateCourseInput>;
}): Promise<CourseView> {
  requirePermission(person, 'course.manage');
  if (!idSchema.safeParse(courseId).success) throw notFound();
  const { lessonIds, watchingPreset, watchingRule, ...fields } = input;
  try {
    await db.prisma.$transaction(async (tx) => {
      // The row lock makes two editors write one after the other, so policy versions count up.
      const taken = await tx.course.updateMany({
        where: { id: courseId },
        data: { ...fields, updatedAt: now },
      });
      if (taken.count === 0) throw notFound();
      await writePolicy(tx, { courseId, now, personId: person.id, watchingPreset, watchingRule });
      const before = await tx.lesson.findMany({ where: { courseId }, select: { id: true } });
      if (lessonIds) await writeLessonOrder(tx, courseId, lessonIds);
      if (lessonIds || watchingPreset || watchingRule) await requireMeetableCourse(tx, courseId);
      const touched = new Set([...before.map(({ id }) => id), ...(lessonIds ?? [])]);
      await refreshSearchText(tx, { id: { in: [...touched] } });
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw conflict('slug-taken', '같은 주소 이름을 쓰는 강좌가 있습니다. 다른 이름을 적어 주세요.');
    }
    throw error;
  }
  return (await listCourses({ db, person, courseId }))[0]!;
}
