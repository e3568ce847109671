import type { Context } from '~/platform/context';
import { cardSelect, type LessonCard } from './lesson-card';

/** Cards of these lessons in the order asked for; those that are not live fall out. */
export async function listLessonCards({
  db,
  lessonIds,
}: Pick<Context, 'db'> & { lessonIds: string[] }): Promise<LessonCard[]> {
  if (lessonIds.length === 0) return [];
  const { rows } = await db.sql.query<LessonCard>(
    `${cardSelect} WHERE l.id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], l.id)`,
    [lessonIds],
  );
  return rows;
}
