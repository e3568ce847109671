/** One answered question with all that a page tells of it. */
import { answers, meToo } from '~/chat/question-select';
import { sectionsOf, withPath } from '~/chat/message-row.server';
import type { AnswerSection } from '~/chat/message';
import { placeRooms } from '~/chat/place-rooms.server';
import { splitSubject, subjectColumns, type SubjectRow } from '~/lessons/lesson-makers';
import { seenByValues } from '~/lessons/seen-by';
import { may, type Subject } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import { z } from 'zod';
import type { KnowledgeChange, KnowledgePage, MergedQuestion, OfficialAnswer } from './knowledge';
import { isKnowledge, knowledgeJoins, toldWith } from './knowledge-select';

interface QuestionRow extends SubjectRow {
  id: string;
  body: string;
  authorName: string;
  department: string;
  createdAt: Date;
  title: string | null;
  answer: string | null;
  /** The question that it is told with. */
  into: string | null;
  lessonId: string;
  lessonTitle: string;
  jobField: string;
  live: boolean;
  shownMs: number | null;
  meToo: number;
}

const QUESTION = `
  SELECT m.id, m.body, e.name AS "authorName", d.name AS department, m.created_at AS "createdAt", entry.title, entry.answer,
         ${toldWith(2)} AS into, l.id AS "lessonId", l.title AS "lessonTitle", l.job_field AS "jobField",
         l.live_version_id IS NOT NULL AS live, m.shown_ms AS "shownMs", ${meToo('m')} AS "meToo", ${subjectColumns}
    ${knowledgeJoins} JOIN employee e ON e.id = m.author_id JOIN department d ON d.id = e.department_id
   WHERE m.id = $1 AND ${isKnowledge(2)}`;

type AnswerRow = Omit<OfficialAnswer, 'author' | 'sections'> & {
  questionId: string;
  authorName: string;
  department: string;
  sections: Omit<AnswerSection, 'path'>[] | null;
};
/** Also of what is told with it. */
const ANSWERS = `
  SELECT a.id, m.id AS "questionId", a.body, e.name AS "authorName", d.name AS department, a.created_at AS "createdAt", ${sectionsOf('a')} AS sections
    FROM chat_message m JOIN chat_message a ON ${answers('a', 'm')}
    JOIN employee e ON e.id = a.author_id JOIN department d ON d.id = e.department_id
   WHERE m.id = $1 OR m.id IN (SELECT question_id FROM knowledge_entry WHERE merged_into = $1)
   ORDER BY a.created_at, a.id`;

type MergedRow = Omit<MergedQuestion, 'answers' | 'mediaSecond'> & { shownMs: number | null };
const MERGED = `
  SELECT m.id, COALESCE(entry.title, m.body) AS title, entry.answer AS edited, l.id AS "lessonId", l.title AS "lessonTitle",
         l.live_version_id IS NOT NULL AS live, m.shown_ms AS "shownMs", ${meToo('m')} AS "meToo"
    ${knowledgeJoins} WHERE entry.merged_into = $1 AND ${isKnowledge(2)} ORDER BY m.created_at, m.id`;

const CHANGES = `
  SELECT c.id, c.act, e.name, c.created_at AS "createdAt", other.body AS other
    FROM knowledge_change c JOIN employee e ON e.id = c.person_id
    LEFT JOIN chat_message other ON other.id = c.other_id AND other.deleted_at IS NULL AND other.hidden_at IS NULL
   WHERE c.question_id = $1 ORDER BY c.id DESC LIMIT 50`;

const idSchema = z.uuid();

export interface FoundQuestion extends Omit<QuestionRow, keyof SubjectRow> {
  subject: Subject;
}

/** An answered question that the person may see. Throws `not-found`. */
export async function requireKnowledge({
  db,
  person,
  id,
}: {
  db: { sql: Pick<Context['db']['sql'], 'query'> };
  person: Person;
  id: string;
}): Promise<FoundQuestion> {
  const { rows } = idSchema.safeParse(id).success
    ? await db.sql.query<QuestionRow>(QUESTION, [id, ...seenByValues(person)])
    : { rows: [] };
  if (!rows[0]) throw notFound('찾는 지식이 없거나 지금은 볼 수 없습니다.');
  const [subject, question] = splitSubject(rows[0]);
  return { ...question, subject };
}

/** The page, or the id of the question that it is told with. Throws `not-found`. */
export async function findKnowledge({
  db,
  person,
  id,
}: Pick<Context, 'db'> & { person: Person; id: string }): Promise<KnowledgePage | { toldWith: string }> {
  let found = await requireKnowledge({ db, person, id });
  if (found.into) return { toldWith: found.into };
  const readMerged = async () => (await db.sql.query<MergedRow>(MERGED, [id, ...seenByValues(person)])).rows;
  let merged = await readMerged();
  const lessonIds = [found, ...merged].map(({ lessonId }) => lessonId);
  if (await placeRooms({ db, lessonIds }))
    [found, merged] = await Promise.all([requireKnowledge({ db, person, id }), readMerged()]);
  const moderator = may(person, 'chat.moderate', found.subject);
  const [answered, changes] = await Promise.all([
    db.sql.query<AnswerRow>(ANSWERS, [id]),
    moderator ? db.sql.query<KnowledgeChange>(CHANGES, [id]) : { rows: [] },
  ]);
  const answersOf = (question: string) =>
    answered.rows.filter(({ questionId }) => questionId === question).map(toAnswer);
  const { body, authorName, department, createdAt, title, answer, shownMs } = found;
  const { lessonId, lessonTitle, jobField, live } = found;
  return {
    ...{ id: found.id, title: title ?? body, lessonId, lessonTitle, jobField, live, meToo: found.meToo },
    edited: title === null && answer === null ? null : { answer },
    question: { body, author: { name: authorName, department }, createdAt },
    answers: answersOf(id),
    mediaSecond: toSecond(shownMs),
    merged: merged.map(({ shownMs, ...one }) => ({
      ...{ ...one, mediaSecond: toSecond(shownMs), answers: answersOf(one.id) },
    })),
    ...{ moderator, changes: changes.rows },
  };
}

const toSecond = (ms: number | null) => (ms === null ? null : ms / 1000);

const toAnswer = ({
  authorName: name,
  department,
  sections,
  questionId: _,
  ...row
}: AnswerRow): OfficialAnswer => ({
  ...{ ...row, author: { name, department }, sections: (sections ?? []).map(withPath) },
});
