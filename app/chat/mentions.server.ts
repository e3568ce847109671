/** Whom a message names with `@`: looked up with the rest of a group's circumstances, written with the messages. */
import type { PoolClient } from 'pg';
import { invalid, type AppError } from '~/platform/errors';
import type { Mention } from './message';

const FIND = {
  name: 'chat-mentioned',
  text: `SELECT id, name FROM employee WHERE id = ANY($1::uuid[]) AND (left_on IS NULL OR left_on >= $2)`,
};
const WRITE = {
  name: 'write-chat-mentions',
  text: `INSERT INTO chat_mention (message_id, person_id, name)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[])`,
};

/** Those of `ids` who work here on `today`, by id. No statement at all where nobody is named. */
export async function findMentioned(
  client: PoolClient,
  ids: readonly string[],
  today: string,
): Promise<Map<string, Mention>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<Mention>({ ...FIND, values: [[...new Set(ids)], today] });
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the message will carry; the error where one of them is not here, or not named in the text. */
export function judgeMentions(
  ids: readonly string[],
  body: string,
  found: ReadonlyMap<string, Mention>,
): Mention[] | AppError {
  const named: Mention[] = [];
  for (const id of new Set(ids)) {
    const mention = found.get(id);
    if (!mention || !body.includes(`@${mention.name.normalize('NFC')}`)) {
      const sentence = '부른 사람을 찾지 못했습니다. @와 이름을 다시 골라 주세요.';
      return invalid('mention', sentence, { body: sentence });
    }
    named.push({ id, name: mention.name.normalize('NFC') });
  }
  return named;
}

export async function writeMentions(
  client: PoolClient,
  rows: readonly { id: string; mentions: readonly Mention[] | null }[],
): Promise<void> {
  const all = rows.flatMap(({ id, mentions }) => (mentions ?? []).map((mention) => ({ id, mention })));
  if (all.length === 0) return;
  const column = (of: (one: (typeof all)[number]) => string) => all.map(of);
  await client.query({
    ...WRITE,
    values: [
      column(({ id }) => id),
      column(({ mention }) => mention.id),
      column(({ mention }) => mention.name),
    ],
  });
}
