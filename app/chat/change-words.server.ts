/** The institute's lists of words: what no message may hold, and what may be written although it holds such a word. */
import { logInside } from '~/people/access-log.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, invalid } from '~/platform/errors';
import { createForbiddenWords } from './forbidden-words';
import type { WordList } from './schema';

interface Act extends Pick<Context, 'db' | 'now'> {
  person: Person;
  ip: string;
  list: WordList;
  word: string;
}

const TABLES: Record<WordList, string> = { forbidden: 'chat_forbidden_word', allowed: 'chat_allowed_word' };
const NAMES: Record<WordList, string> = { forbidden: '쓸 수 없는 낱말', allowed: '써도 되는 낱말' };
const MOST_WORDS = 2_000;

export async function addWord({ db, now, person, ip, list, word }: Act): Promise<void> {
  requirePermission(person, 'chat.words');
  // A word without letters would match nothing.
  if (createForbiddenWords([word]).find(word) === null)
    throw invalid('word', '글자가 있는 낱말을 적어 주세요.', { word: '글자가 있는 낱말을 적어 주세요.' });
  await inTransaction(db.sql, async (client) => {
    const { rowCount } = await client.query(
      `INSERT INTO ${TABLES[list]} (word, added_by_id, created_at)
       SELECT $1, $2, $3 WHERE (SELECT count(*) FROM ${TABLES[list]}) < ${MOST_WORDS} ON CONFLICT DO NOTHING`,
      [word.normalize('NFC'), person.id, now],
    );
    if (!rowCount) {
      const sentence = `이미 있는 낱말이거나, 목록이 ${MOST_WORDS}개로 찼습니다.`;
      throw conflict('word-there', sentence);
    }
    await log(client, { now, person, ip }, `${NAMES[list]} 더함`, word);
  });
}

/** Nothing happens where it is not on the list. */
export async function removeWord({ db, now, person, ip, list, word }: Act): Promise<void> {
  requirePermission(person, 'chat.words');
  await inTransaction(db.sql, async (client) => {
    const { rowCount } = await client.query(`DELETE FROM ${TABLES[list]} WHERE word = $1`, [word]);
    if (rowCount) await log(client, { now, person, ip }, `${NAMES[list]} 뺌`, word);
  });
}

const log = (
  client: Parameters<typeof logInside>[0],
  { now, person, ip }: Pick<Act, 'now' | 'person' | 'ip'>,
  change: string,
  word: string,
) =>
  logInside(client, {
    ...{
      now,
      actorId: person.id,
      ip,
      action: 'chat.words',
      subject: word,
      detail: { change: `${change}: ${word}` },
    },
  });

export interface Words {
  forbidden: string[];
  allowed: string[];
}

export async function listWords({ db }: Pick<Context, 'db'>): Promise<Words> {
  const { rows } = await db.sql.query<Words>(
    `SELECT ARRAY(SELECT word FROM chat_forbidden_word ORDER BY word) AS forbidden,
            ARRAY(SELECT word FROM chat_allowed_word ORDER BY word) AS allowed`,
  );
  return rows[0]!;
}
