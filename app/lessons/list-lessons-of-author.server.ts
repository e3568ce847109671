import type { Person } from '~/people/person';
import { may } from '~/people/permissions';
import type { Context } from '~/platform/context';
import type { LessonStatus } from './lesson';

export interface AuthoredLesson {
  id: string;
  title: string;
  status: LessonStatus;
}

/** Lessons that need another author when this one leaves, for HR; nothing for others. Withdrawn ones need none. */
export async function listLessonsOfAuthor({
  db,
  person,
  authorId,
}: Pick<Context, 'db'> & { person: Person; authorId: string }): Promise<AuthoredLesson[]> {
  if (!may(person, 'lesson.manage')) return [];
  const { rows } = await db.sql.query<AuthoredLesson>(
    `SELECT id, title, status FROM lesson WHERE author_id = $1 AND status <> 'withdrawn' ORDER BY title, id LIMIT 200`,
    [authorId],
  );
  return rows;
}
