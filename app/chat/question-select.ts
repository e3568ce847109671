/** SQL over messages that several lists of questions share; the expressions are those of the partial indexes. */

/** Neither deleted nor hidden. */
export const standing = (message: string) => `${message}.deleted_at IS NULL AND ${message}.hidden_at IS NULL`;

export const isQuestion = (message: string) => `${message}.kind = 'question' AND ${standing(message)}`;

/** It answers message `root`, and counts. */
export const answers = (answer: string, root: string) =>
  `${answer}.reply_to = ${root}.id AND ${answer}.official AND ${standing(answer)}`;

/** An official answer is there to be read: 답변 완료. */
export const isAnswered = (message: string) =>
  `EXISTS (SELECT FROM chat_message official WHERE ${answers('official', message)})`;

/** Lower-case NFD, as `manuals/search-text` folds what is typed. */
export const foldedBody = (message: string) => `normalize(lower(${message}.body), NFD)`;

/** How many others want to know it too. */
export const meToo = (message: string) =>
  `(SELECT count(*) FROM chat_reaction r WHERE r.message_id = ${message}.id AND r.reaction = 'me-too')`;
