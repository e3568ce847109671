/** Answered questions that a person may see, found by words, narrowed by job field, manual or lesson, a page at a time. */
import { answers, foldedBody, isQuestion, meToo, standing } from '~/chat/question-select';
import { placeRooms } from '~/chat/place-rooms.server';
import { seenByValues } from '~/lessons/seen-by';
import { searchPatterns } from '~/manuals/search-text';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { KnowledgeItem } from './knowledge';
import { isKnowledge, knowledgeJoins, toldWith } from './knowledge-select';

export interface KnowledgeFilter {
  query?: string | undefined;
  jobField?: string | undefined;
  /** Slug: the lesson names a section of it, or an official answer does. */
  manual?: string | undefined;
  lessonId?: string | undefined;
  /** new = answered last; wanted = what most want to know. */
  sort?: 'new' | 'wanted' | undefined;
}

export const KNOWLEDGE_A_PAGE = 20;

/**
 * Each word stands in the question, in an official answer, in what moderators made of them, or in those of a question
 * that is told with it. As an array it is looked for once, by the indexes, whatever the planner thinks of the rest.
 */
const holds = (pattern: string) => `m.id = ANY(ARRAY(
    WITH found AS (
      SELECT q.id FROM chat_message q WHERE ${isQuestion('q')} AND ${foldedBody('q')} LIKE ${pattern}
      UNION ALL SELECT a.reply_to FROM chat_message a
       WHERE a.official AND ${standing('a')} AND ${foldedBody('a')} LIKE ${pattern}
      UNION ALL SELECT question_id FROM knowledge_entry WHERE search_text LIKE ${pattern})
    SELECT id FROM found
    UNION ALL SELECT entry.merged_into ${knowledgeJoins}
     WHERE m.id IN (SELECT id FROM found) AND entry.merged_into IS NOT NULL AND ${isKnowledge(1)}))`;

const ofManual = (slug: string) => `EXISTS (
    SELECT FROM manual JOIN manual_section s ON s.manual_id = manual.id
     WHERE manual.slug = ${slug}
       AND (s.id IN (SELECT section_id FROM lesson_manual_section WHERE lesson_id = l.id)
            OR s.id IN (SELECT named.section_id FROM chat_answer_section named JOIN chat_message a ON a.id = named.message_id
                         WHERE ${answers('a', 'm')})))`;

type Row = Omit<KnowledgeItem, 'mediaSecond'> & { shownMs: number | null; total: number };

/** `page` from 1; `take` at a time. */
export async function listKnowledge({
  db,
  person,
  filter,
  page = 1,
  take = KNOWLEDGE_A_PAGE,
}: Pick<Context, 'db'> & { person: Person; filter: KnowledgeFilter; page?: number; take?: number }): Promise<{
  items: KnowledgeItem[];
  total: number;
}> {
  const values: unknown[] = [...seenByValues(person)];
  const param = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    isKnowledge(1),
    `(entry.merged_into IS NULL OR ${toldWith(1)} IS NULL)`,
    ...searchPatterns(filter.query ?? '').map((pattern) => holds(param(pattern))),
  ];
  if (filter.jobField) conditions.push(`l.job_field = ${param(filter.jobField)}`);
  if (filter.manual) conditions.push(ofManual(param(filter.manual)));
  if (filter.lessonId) conditions.push(`l.id = ${param(filter.lessonId)}`);
  const order = `${filter.sort === 'wanted' ? `${meToo('m')} DESC, ` : ''}answered.at DESC, m.id`;
  // The page first, and only then what is told of its rows.
  const statement = `
    SELECT m.id, COALESCE(entry.title, m.body) AS title, entry.answer AS edited, m.lesson_id AS "lessonId",
           l.title AS "lessonTitle", m.shown_ms AS "shownMs", ${meToo('m')} AS "meToo", page.total,
           answer.created_at AS "answeredAt", answer.body AS "firstAnswer", e.name AS "answererName"
      FROM (SELECT m.id, row_number() OVER (ORDER BY ${order}) AS place, count(*) OVER () AS total
              ${knowledgeJoins}
              CROSS JOIN LATERAL (SELECT a.created_at AS at FROM chat_message a WHERE ${answers('a', 'm')}
                                   ORDER BY a.created_at LIMIT 1) answered
             WHERE ${conditions.join(' AND ')}
             ORDER BY ${order} LIMIT ${param(take)} OFFSET ${param((page - 1) * take)}) page
      JOIN chat_message m ON m.id = page.id JOIN lesson l ON l.id = m.lesson_id
      LEFT JOIN knowledge_entry entry ON entry.question_id = m.id
      JOIN LATERAL (SELECT a.body, a.author_id, a.created_at FROM chat_message a WHERE ${answers('a', 'm')}
                     ORDER BY a.created_at, a.id LIMIT 1) answer ON true
      JOIN employee e ON e.id = answer.author_id
     ORDER BY page.place`;
  const read = async () =>
    (await db.sql.query<Row & { edited: string | null; firstAnswer: string }>(statement, values)).rows;
  let rows = await read();
  if (await placeRooms({ db, lessonIds: rows.map(({ lessonId }) => lessonId) })) rows = await read();
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(({ shownMs, edited, firstAnswer, total: _, ...row }) => ({
      ...row,
      answer: edited ?? firstAnswer,
      mediaSecond: shownMs === null ? null : shownMs / 1000,
    })),
  };
}
