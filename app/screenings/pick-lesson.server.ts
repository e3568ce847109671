/** Who may show what to whom, for the form that asks. The act itself asks again. */
import { makes } from '~/lessons/lesson-makers';
import { may, type Subject } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { AUDIENCES, type Audience } from './screening';

export interface LessonToShow {
  id: string;
  title: string;
  instructorName: string;
  durationSeconds: number;
}

interface Asked extends Pick<Context, 'db'> {
  person: Person;
}

const LIST = `
  SELECT l.id, l.title, author.name AS "instructorName", v.duration_ms / 1000 AS "durationSeconds"
    FROM lesson l JOIN lesson_version v ON v.id = l.live_version_id JOIN employee author ON author.id = l.author_id
   WHERE ($2 OR ${makes('$1')}) AND ($3 = '' OR strpos(lower(l.title), lower($3)) > 0)
   ORDER BY l.published_at DESC NULLS LAST, l.id LIMIT $4`;

/** HR shows any lesson to anybody, a head any lesson to the own department. */
const showsAny = (person: Person) =>
  may(person, 'screening.schedule') || person.headOfDepartmentIds.length > 0;

export async function listLessonsToShow({
  db,
  person,
  query,
  take = 30,
}: Asked & { query: string; take?: number }): Promise<LessonToShow[]> {
  const values = [person.id, showsAny(person), query.normalize('NFC'), take];
  return (await db.sql.query<LessonToShow>(LIST, values)).rows;
}

/** Whether there is any lesson that this person may show. */
export const maySchedule = async ({ db, person }: Asked): Promise<boolean> =>
  showsAny(person) || (await listLessonsToShow({ db, person, query: '', take: 1 })).length > 0;

/** Whether this person may show a lesson with these makers to somebody. */
export const mayShow = (person: Person, makers: Subject): boolean =>
  may(person, 'screening.schedule', makers) || person.headOfDepartmentIds.length > 0;

/** Whom a person may ask to watch a lesson with these makers: kinds of audience, and departments in organisation order. */
export async function listAudiences({ db, person, makers }: Asked & { makers: Subject }) {
  const anybody = may(person, 'screening.schedule', { ...makers, ownerDepartmentId: undefined });
  const departments = await db.prisma.department.findMany({
    ...(anybody ? {} : { where: { id: { in: person.headOfDepartmentIds } } }),
    orderBy: [{ sortOrder: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true },
  });
  const audiences: readonly Audience[] = anybody ? AUDIENCES : ['department'];
  return { audiences, departments };
}
