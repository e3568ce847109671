import { isAnswered, isQuestion } from '~/chat/question-select';
import type { Context } from '~/platform/context';

const STATEMENT = `
  SELECT count(*) AS count FROM chat_message m WHERE m.lesson_id = $1 AND ${isQuestion('m')} AND NOT ${isAnswered('m')}`;

/** Questions of a lesson without an official answer; the caller has asked whether the person may see the lesson. */
export async function countWaiting({
  db,
  lessonId,
}: Pick<Context, 'db'> & { lessonId: string }): Promise<number> {
  const { rows } = await db.sql.query<{ count: number }>(STATEMENT, [lessonId]);
  return rows[0]!.count;
}
