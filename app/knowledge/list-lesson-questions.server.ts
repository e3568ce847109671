/** What was asked in one lesson: what waits for an answer first, and of that what most want to know. */
import { meToo, isAnswered, isQuestion, standing } from '~/chat/question-select';
import { openRoom } from '~/chat/read-messages.server';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { AskedQuestion } from '~/chat/question';

interface Row extends Omit<AskedQuestion, 'author' | 'createdAt' | 'mediaSecond'> {
  authorName: string;
  department: string;
  createdAt: Date;
  shownMs: number | null;
}

const MOST = 200;
const STATEMENT = {
  name: 'lesson-questions',
  text: `
  SELECT m.id, m.body, m.shown_ms AS "shownMs", e.name AS "authorName", d.name AS department,
         m.created_at AS "createdAt", CASE WHEN ${isAnswered('m')} THEN 'answered' ELSE 'waiting' END AS state,
         (SELECT count(*) FROM chat_message a WHERE a.reply_to = m.id AND ${standing('a')}) AS answers,
         ${meToo('m')} AS "meToo",
         EXISTS (SELECT FROM chat_reaction WHERE message_id = m.id AND reaction = 'me-too' AND person_id = $2) AS mine
    FROM chat_message m JOIN employee e ON e.id = m.author_id JOIN department d ON d.id = e.department_id
   WHERE m.lesson_id = $1 AND ${isQuestion('m')}
   ORDER BY state DESC, "meToo" DESC, m.created_at, m.id LIMIT ${MOST}`,
};

export interface LessonQuestions {
  /** At most 200. */
  items: AskedQuestion[];
  /** Without an official answer. */
  waiting: number;
}

/** Throws `not-found` unless learners may see the lesson. */
export async function listLessonQuestions({
  db,
  person,
  lessonId,
}: Pick<Context, 'db'> & { person: Person; lessonId: string }): Promise<LessonQuestions> {
  await openRoom({ db, person, lessonId });
  const { rows } = await db.sql.query<Row>({ ...STATEMENT, values: [lessonId, person.id] });
  const items = rows.map(({ authorName, department, createdAt, shownMs, ...row }) => ({
    ...row,
    mediaSecond: shownMs === null ? null : shownMs / 1000,
    author: { name: authorName, department },
    createdAt: createdAt.toISOString(),
  }));
  return { items, waiting: items.filter(({ state }) => state === 'waiting').length };
}
