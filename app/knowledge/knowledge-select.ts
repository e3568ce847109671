/** SQL that says which answered questions a person finds as knowledge. Over a question `m`, its lesson `l` and that one's `author`. */
import { isAnswered, isQuestion } from '~/chat/question-select';
import { seenBy } from '~/lessons/seen-by';

export const knowledgeJoins = `
    FROM chat_message m JOIN lesson l ON l.id = m.lesson_id JOIN employee author ON author.id = l.author_id
    LEFT JOIN knowledge_entry entry ON entry.question_id = m.id`;

/** It is an answered question that the person of `$from …` may see, told with another or not. */
export const isKnowledge = (from: number) => `${isQuestion('m')} AND ${isAnswered('m')} AND ${seenBy(from)}`;

/** The id of what it is told with, while that one is to be seen by the person too; else it stands by itself again. */
export const toldWith = (from: number) => `(
  SELECT into_m.id FROM chat_message into_m JOIN lesson l ON l.id = into_m.lesson_id JOIN employee author ON author.id = l.author_id
   WHERE into_m.id = entry.merged_into AND ${isQuestion('into_m')} AND ${isAnswered('into_m')} AND ${seenBy(from)})`;
