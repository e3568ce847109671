import { isAnswered, isQuestion } from '~/chat/question-select';
import { seenBy, seenByValues } from '~/lessons/seen-by';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { KnowHow } from './proposal';

const STATEMENT = `
  SELECT p.id, p.question_id AS "questionId", p.section_id AS "sectionId", p.title, p.body, l.title AS "lessonTitle",
         proposer.name AS "proposerName"
    FROM manual_proposal p
    JOIN manual_section s ON s.id = p.section_id AND s.removed_at IS NULL
    JOIN chat_message m ON m.id = p.question_id AND ${isQuestion('m')} AND ${isAnswered('m')}
    JOIN lesson l ON l.id = m.lesson_id JOIN employee author ON author.id = l.author_id
    JOIN employee proposer ON proposer.id = p.proposer_id
   WHERE s.manual_id = $1 AND p.status = 'accepted' AND ${seenBy(2)}
   ORDER BY s.sort_order, p.decided_at, p.id`;

/** What was taken into a manual, in the order of its sections; gone with the question or answer that it came from. */
export async function listKnowHow({
  db,
  person,
  manualId,
}: Pick<Context, 'db'> & { person: Person; manualId: string }): Promise<KnowHow[]> {
  const { rows } = await db.sql.query<KnowHow>(STATEMENT, [manualId, ...seenByValues(person)]);
  return rows;
}
