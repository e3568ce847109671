/**
 * How many questions wait of which the makers were told: for HR's first page, as of this morning. The list itself reads all
 * questions ever asked; this only those that once waited too long.
 */
import { isAnswered, isQuestion } from '~/chat/question-select';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';

const STATEMENT = `
  SELECT count(*)::int AS count
    FROM question_reminder r JOIN chat_message m ON m.id = r.question_id
    JOIN lesson l ON l.id = m.lesson_id AND l.live_version_id IS NOT NULL
   WHERE ${isQuestion('m')} AND NOT ${isAnswered('m')}`;

/** Throws `forbidden`. */
export async function countOverdueQuestions({
  db,
  person,
}: Pick<Context, 'db'> & { person: Person }): Promise<number> {
  requirePermission(person, 'hr.desk');
  return (await db.sql.query<{ count: number }>(STATEMENT)).rows[0]!.count;
}
