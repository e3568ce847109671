import type { Context } from '~/platform/context';

export interface ViewerCount {
  /** People who pressed play, on any version. */
  began: number;
  completed: number;
}

/** By lesson, in one statement; lessons that nobody has begun are absent. Numbers alone: for whoever sees the lessons. */
export async function countViewers({
  db,
  lessonIds,
}: Pick<Context, 'db'> & { lessonIds: readonly string[] }): Promise<Map<string, ViewerCount>> {
  if (lessonIds.length === 0) return new Map();
  const { rows } = await db.sql.query<ViewerCount & { lessonId: string }>(
    `SELECT lesson_id AS "lessonId", count(DISTINCT person_id)::int AS began,
            count(DISTINCT person_id) FILTER (WHERE completed_at IS NOT NULL)::int AS completed
       FROM watch_run WHERE lesson_id = ANY($1::uuid[]) GROUP BY lesson_id`,
    [lessonIds],
  );
  return new Map(rows.map(({ lessonId, ...count }) => [lessonId, count]));
}
