import type { Sql } from '~/platform/db.server';

/** The live lesson after this one in its course, or null at the end or outside a course. */
export async function findNextLesson({
  db,
  lessonId,
}: {
  db: { sql: Sql };
  lessonId: string;
}): Promise<{ id: string; title: string } | null> {
  const { rows } = await db.sql.query<{ id: string; title: string }>(
    `SELECT n.id, n.title FROM lesson l
       JOIN lesson n ON n.course_id = l.course_id AND (n.course_order, n.id) > (l.course_order, l.id)
      WHERE l.id = $1 AND n.live_version_id IS NOT NULL
      ORDER BY n.course_order, n.id LIMIT 1`,
    [lessonId],
  );
  return rows[0] ?? null;
}
