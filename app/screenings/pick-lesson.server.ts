/** The lessons that a person may show to others, for the form that asks which. */
import { makes } from '~/lessons/lesson-makers';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';

export interface LessonToShow {
  id: string;
  title: string;
  instructorName: string;
  durationSeconds: number;
}

const LIST = `
  SELECT l.id, l.title, author.name AS "instructorName", v.duration_ms / 1000 AS "durationSeconds"
    FROM lesson l JOIN lesson_version v ON v.id = l.live_version_id JOIN employee author ON author.id = l.author_id
   WHERE ($2 OR ${makes('$1')}) AND ($3 = '' OR strpos(lower(l.title), lower($3)) > 0)
   ORDER BY l.published_at DESC NULLS LAST, l.id LIMIT 30`;

/** HR and heads show any published lesson, others what they make. */
export async function listLessonsToShow({
  db,
  person,
  query,
}: Pick<Context, 'db'> & { person: Person; query: string }): Promise<LessonToShow[]> {
  const { rows } = await db.sql.query<LessonToShow>(LIST, [
    ...[person.id, showsAny(person), query.normalize('NFC')],
  ]);
  return rows;
}

const showsAny = (person: Person) =>
  may(person, 'screening.schedule') || person.headOfDepartmentIds.length > 0;

/** Whether there is any point in offering the form for a lesson with these makers. */
export const maySchedule = (
  person: Person,
  makers: { ownerId?: string | undefined; coAuthorIds?: readonly string[] | undefined },
) => may(person, 'screening.schedule', makers) || person.headOfDepartmentIds.length > 0;
