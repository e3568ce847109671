import type { Context } from '~/platform/context';
import { cardSelect, type LessonCard } from './lesson-card';

/** Live lessons that name a section of this manual, newest first. */
export async function listLessonsOfManual({
  db,
  manualId,
}: Pick<Context, 'db'> & { manualId: string }): Promise<LessonCard[]> {
  const { rows } = await db.sql.query<LessonCard>(
    `${cardSelect} WHERE l.id IN (SELECT named.lesson_id FROM lesson_manual_section named
        JOIN manual_section s ON s.id = named.section_id WHERE s.manual_id = $1)
      ORDER BY l.published_at DESC, l.id`,
    [manualId],
  );
  return rows;
}
