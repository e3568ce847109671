/** The demo's courses, opened by its HR. A course whose address exists is left as it is. */
import { createCourse } from '~/lessons/create-course.server';
import type { Context } from '~/platform/context';
import type { CourseContent } from './content.server';
import { findDemoPerson } from './find-demo-person.server';

/** `openedAt` dates courses and their policies before the history that was studied under them. */
export async function seedCourses({
  db,
  courses,
  openedAt,
}: Pick<Context, 'db'> & { courses: CourseContent[]; openedAt: Date }): Promise<number> {
  const slugs = courses.map(({ slug }) => slug);
  const known = await db.prisma.course.findMany({ where: { slug: { in: slugs } }, select: { slug: true } });
  const there = new Set(known.map(({ slug }) => slug));
  const missing = courses.filter(({ slug }) => !there.has(slug));
  if (missing.length === 0) return 0;
  const hr = await findDemoPerson({ db, who: { role: 'hr' } });
  if (!hr) return 0;
  for (const { lessons: _lessons, ...input } of missing) {
    const { id } = await createCourse({ db, now: openedAt, person: hr, input });
    await db.prisma.course.update({ where: { id }, data: { demo: true } });
  }
  return missing.length;
}
