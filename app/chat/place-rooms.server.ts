import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { lockRooms } from './room.server';

const BEHIND = `
  SELECT r.lesson_id AS id FROM chat_room r JOIN lesson l ON l.id = r.lesson_id
   WHERE r.lesson_id = ANY($1::uuid[]) AND r.version_id <> l.live_version_id`;

/**
 * Brings the places of messages along to what learners see now, where a new version has come since
 * somebody looked. Answers whether it was so anywhere.
 */
export async function placeRooms({
  db,
  lessonIds,
}: Pick<Context, 'db'> & { lessonIds: readonly string[] }): Promise<boolean> {
  if (lessonIds.length === 0) return false;
  const { rows } = await db.sql.query<{ id: string }>(BEHIND, [[...new Set(lessonIds)]]);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return false;
  await inTransaction(db.sql, (client) => lockRooms(client, ids));
  return true;
}
