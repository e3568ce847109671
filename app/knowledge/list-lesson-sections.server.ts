/** Which sections an official answer may name, or a proposal goes to: those of the lesson first. */
import { openRoom } from '~/chat/read-messages.server';
import { searchSections, type SectionChoice } from '~/manuals/search-sections.server';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';

/** Throws `not-found` for who may not answer officially there. */
export async function listLessonSections({
  db,
  person,
  lessonId,
  query,
}: Pick<Context, 'db'> & { person: Person; lessonId: string; query: string }): Promise<SectionChoice[]> {
  const { room } = await openRoom({ db, person, lessonId });
  if (!may(person, 'chat.answer', room.subject)) throw notFound();
  const { rows } = await db.sql.query<{ id: string }>(
    `SELECT section_id AS id FROM lesson_manual_section WHERE lesson_id = $1 ORDER BY sort_order`,
    [lessonId],
  );
  return searchSections({ db, query, first: rows.map(({ id }) => id) });
}
