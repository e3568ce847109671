/**
 * Questions asked before that sound like the one being typed. Trigrams of the decomposed text (pg_trgm, on the partial
 * index of questions) find them; a pure table ranks them. It is a courtesy: what takes too long answers with nothing.
 */
import { answers, foldedBody, isQuestion, meToo } from '~/chat/question-select';
import { openRoom } from '~/chat/read-messages.server';
import { fold } from '~/manuals/search-text';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { rankSimilar, type Candidate } from './rank-similar';
import type { SimilarQuestion } from '~/chat/question';

/** How much of the typed text's trigrams must stand together in a question. */
const LIKENESS = 0.5;
/** Two syllables fit too much. */
const FEWEST_CHARACTERS = 4;
/** Of what is alike so much is weighed, that a phrase everybody uses takes no longer than a rare one. */
const MOST_CANDIDATES = 500;
const LONGEST_MS = 800;
const QUERY_CANCELED = '57014';

interface Row extends Candidate, Omit<SimilarQuestion, 'answer' | 'mediaSecond' | 'meToo'> {
  shownMs: number | null;
  answerBody: string | null;
  answerAuthor: string | null;
}

const STATEMENT = `
  WITH candidate AS (
    (SELECT m.id, m.lesson_id, ${foldedBody('m')} AS body FROM chat_message m
      WHERE m.lesson_id = $2 AND ${isQuestion('m')} AND $1 <% ${foldedBody('m')} LIMIT ${MOST_CANDIDATES})
    UNION
    (SELECT m.id, m.lesson_id, ${foldedBody('m')} FROM chat_message m
       JOIN lesson l ON l.id = m.lesson_id AND l.live_version_id IS NOT NULL
      WHERE ${isQuestion('m')} AND $1 <% ${foldedBody('m')} LIMIT ${MOST_CANDIDATES})),
  alike AS (
    SELECT id, word_similarity($1, body) AS likeness FROM candidate
     ORDER BY likeness DESC, lesson_id = $2 DESC, id LIMIT 40),
  here AS (
    SELECT l.job_field, ARRAY(SELECT s.manual_id FROM lesson_manual_section named JOIN manual_section s ON s.id = named.section_id
                               WHERE named.lesson_id = l.id) AS manuals
      FROM lesson l WHERE l.id = $2)
  SELECT m.id, m.body, m.lesson_id AS "lessonId", l.title AS "lessonTitle", m.shown_ms AS "shownMs", alike.likeness,
         ${meToo('m')} AS "meToo", m.lesson_id = $2 AS "sameLesson",
         (l.job_field <> '' AND l.job_field = here.job_field) OR EXISTS (
            SELECT FROM lesson_manual_section named JOIN manual_section s ON s.id = named.section_id
             WHERE named.lesson_id = l.id AND s.manual_id = ANY(here.manuals)) AS "sameField",
         answer.body IS NOT NULL AS answered, answer.body AS "answerBody", answer.author AS "answerAuthor"
    FROM alike JOIN chat_message m ON m.id = alike.id JOIN lesson l ON l.id = m.lesson_id CROSS JOIN here
    LEFT JOIN LATERAL (SELECT a.body, e.name AS author FROM chat_message a JOIN employee e ON e.id = a.author_id
                        WHERE ${answers('a', 'm')} ORDER BY a.created_at LIMIT 1) answer ON true`;

/** At most three; none while too little is typed. Throws `not-found` unless learners may see the lesson. */
export async function findSimilarQuestions({
  db,
  person,
  lessonId,
  text,
}: Pick<Context, 'db'> & { person: Person; lessonId: string; text: string }): Promise<SimilarQuestion[]> {
  await openRoom({ db, person, lessonId });
  const typed = text.replace(/\s+/g, ' ').trim();
  if ([...typed.normalize('NFC')].length < FEWEST_CHARACTERS) return [];
  const rows = await inTransaction(db.sql, async (client) => {
    await client.query(
      `SET LOCAL pg_trgm.word_similarity_threshold = ${LIKENESS}; SET LOCAL statement_timeout = ${LONGEST_MS}`,
    );
    return (await client.query<Row>(STATEMENT, [fold(typed), lessonId])).rows;
  }).catch((error: { code?: string }) => {
    if (error.code === QUERY_CANCELED) return [];
    throw error;
  });
  return rankSimilar(rows).map((row) => ({
    ...{ id: row.id, body: row.body, lessonId: row.lessonId, lessonTitle: row.lessonTitle, meToo: row.meToo },
    mediaSecond: row.shownMs === null ? null : row.shownMs / 1000,
    answer: row.answerBody === null ? null : { body: row.answerBody, author: row.answerAuthor ?? '' },
  }));
}
