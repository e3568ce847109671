/** Whose a lesson is, in one statement: what a permission about it needs to know, without reading the lesson. */
import type { Sql } from '~/platform/db.server';
import type { Subject } from '~/people/permissions';
import { splitSubject, subjectColumns, type SubjectRow } from './lesson-makers';
import { id as idSchema } from './schema';

export interface LessonMakers {
  id: string;
  title: string;
  status: string;
  liveVersionId: string | null;
  authorName: string;
  subject: Subject;
}

type Row = Omit<LessonMakers, 'subject'> & SubjectRow;

const statement = `
  SELECT l.id, l.title, l.status, l.live_version_id AS "liveVersionId", author.name AS "authorName",
         ${subjectColumns}
    FROM lesson l JOIN employee author ON author.id = l.author_id WHERE l.id = $1`;

/** Null for a lesson that is not there. The caller asks `may`. */
export async function findLessonMakers({
  db,
  lessonId,
}: {
  db: { sql: Sql };
  lessonId: string;
}): Promise<LessonMakers | null> {
  if (!idSchema.safeParse(lessonId).success) return null;
  const { rows } = await db.sql.query<Row>(statement, [lessonId]);
  if (!rows[0]) return null;
  const [subject, lesson] = splitSubject(rows[0]);
  return { ...lesson, subject };
}
