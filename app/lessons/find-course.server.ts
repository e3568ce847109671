import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import { may } from '~/people/permissions';
import type { CoursePage } from './course';
import { listCourses } from './list-courses.server';
import { listLessonCards } from './list-lesson-cards.server';

/** A course by its slug with its lessons; null where there is none, or none that this person may see. */
export async function findCourse({
  db,
  person,
  slug,
}: Pick<Context, 'db'> & { person: Person; slug: string }): Promise<CoursePage | null> {
  const [course] = await listCourses({ db, person, slug });
  if (!course) return null;
  const lessons = await listLessonCards({ db, lessonIds: course.lessonIds });
  if (!may(person, 'course.manage')) return { course, lessons, unpublished: [] };
  const { rows } = await db.sql.query<CoursePage['unpublished'][number]>(
    `SELECT l.id, l.title, l.status, e.name AS "authorName" FROM lesson l JOIN employee e ON e.id = l.author_id
      WHERE l.course_id = $1 AND l.live_version_id IS NULL AND l.status <> 'withdrawn'
      ORDER BY l.course_order, l.id`,
    [course.id],
  );
  return { course, lessons, unpublished: rows };
}
