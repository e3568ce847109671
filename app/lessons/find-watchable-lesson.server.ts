import type { Sql } from '~/platform/db.server';
import { id as idSchema } from './schema';
import {
  toWatchable,
  watchableColumns,
  watchableJoins,
  type WatchableLesson,
  type WatchableRow,
} from './watchable-lesson';

/**
 * What opening a watch session needs, in one statement; null unless learners may see the lesson (answer 404).
 * `db.sql` may be the pool or a client inside a transaction.
 */
export async function findWatchableLesson({
  db,
  lessonId,
}: {
  db: { sql: Sql };
  lessonId: string;
}): Promise<WatchableLesson | null> {
  if (!idSchema.safeParse(lessonId).success) return null;
  const { rows } = await db.sql.query<WatchableRow>(`SELECT ${watchableColumns} ${watchableJoins}`, [
    lessonId,
  ]);
  return rows[0] ? toWatchable(rows[0]) : null;
}
