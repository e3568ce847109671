import type { Sql } from '~/platform/db.server';
import { id as idSchema } from './schema';

export interface LessonTitles {
  /** By id, of lessons that learners may see. */
  lessons: Map<string, string>;
  /** By slug, of courses that hold such a lesson. */
  courses: Map<string, string>;
}

const statement = `
  SELECT 'lesson' AS kind, id::text AS key, title FROM lesson
   WHERE id = ANY($1::uuid[]) AND live_version_id IS NOT NULL
  UNION ALL
  SELECT 'course', slug, title FROM course
   WHERE slug = ANY($2::text[])
     AND EXISTS (SELECT FROM lesson WHERE course_id = course.id AND live_version_id IS NOT NULL)`;

/** What pages of lessons and courses are called, as every learner may see them. */
export async function listPageTitles({
  db,
  lessonIds,
  courseSlugs,
}: {
  db: { sql: Sql };
  lessonIds: readonly string[];
  courseSlugs: readonly string[];
}): Promise<LessonTitles> {
  const ids = lessonIds.filter((id) => idSchema.safeParse(id).success);
  if (ids.length + courseSlugs.length === 0) return { lessons: new Map(), courses: new Map() };
  const { rows } = await db.sql.query<{ kind: string; key: string; title: string }>(statement, [
    ids,
    courseSlugs,
  ]);
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ key, title }) => [key, title]));
  return { lessons: of('lesson'), courses: of('course') };
}
