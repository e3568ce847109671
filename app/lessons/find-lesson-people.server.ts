import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import type { LessonPeople, Maker } from './lesson-people';
import { maySeeUnpublished, requireLesson, subjectOf } from './require-lesson.server';

const MAKERS = `
  SELECT e.id, e.name, d.name AS department, COALESCE(e.left_on < $2, false) AS left
    FROM employee e JOIN department d ON d.id = e.department_id WHERE e.id = ANY($1::uuid[])`;

/** Who makes a lesson, for its makers, the author's head and HR. Throws `not-found` for others. */
export async function findLessonPeople({
  db,
  now,
  timeZone,
  person,
  lessonId,
}: Context & { person: Person; lessonId: string }): Promise<LessonPeople> {
  const record = await requireLesson({ db, person, lessonId });
  if (!maySeeUnpublished(person, record)) throw notFound();
  const subject = subjectOf(record);
  const ids = [record.author.id, ...(subject.coAuthorIds ?? [])];
  const { rows } = await db.sql.query<Maker>(MAKERS, [ids, dateIn(now, timeZone)]);
  const inOrder = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  return {
    id: record.lesson.id,
    title: record.lesson.title,
    status: record.lesson.status,
    author: inOrder[0]!,
    coAuthors: inOrder.slice(1),
    manages: may(person, 'lesson.manage', subject),
    edits: may(person, 'lesson.edit', subject),
  };
}
