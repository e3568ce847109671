import type { Context } from '~/platform/context';
import { conflict } from '~/platform/errors';
import { Prisma } from '~/platform/generated/prisma/client';
import type { Person } from '~/people/person';
import { requirePermission } from '~/people/permissions';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { CourseView } from './course';
import { slugFromTitle } from './course-slug';
import { listCourses } from './list-courses.server';
import type { createCourseInput } from './schema';
import { refreshSearchText } from './write-lesson-fields.server';
import { requireMeetableCourse, writeLessonOrder, writePolicy } from './write-course-parts.server';

/** Korean titles give no Latin letters, and a made-up address must not collide: six random characters end it. */
const makeSlug = (title: string) => `${slugFromTitle(title) || 'course'}-${randomUUID().slice(0, 6)}`;

/** HR opens a course. Throws `conflict` `slug-taken`, or `policy-unmeetable` for a rule nobody could meet. */
export async function createCourse({
  db,
  now,
  person,
  input,
}: Pick<Context, 'db' | 'now'> & {
  person: Person;
  input: z.output<typeof createCourseInput>;
}): Promise<CourseView> {
  requirePermission(person, 'course.manage');
  const { lessonIds, watchingPreset, watchingRule, slug = makeSlug(input.title), ...fields } = input;
  try {
    const id = await db.prisma.$transaction(async (tx) => {
      const course = await tx.course.create({ data: { ...fields, slug, createdAt: now, updatedAt: now } });
      await writePolicy(tx, { courseId: course.id, now, personId: person.id, watchingPreset, watchingRule });
      if (lessonIds) await writeLessonOrder(tx, course.id, lessonIds);
      if (lessonIds || watchingPreset || watchingRule) await requireMeetableCourse(tx, course.id);
      await refreshSearchText(tx, { courseId: course.id });
      return course.id;
    });
    return (await listCourses({ db, person, courseId: id }))[0]!;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw conflict('slug-taken', '같은 주소 이름을 쓰는 강좌가 있습니다. 다른 이름을 적어 주세요.');
    }
    throw error;
  }
}
