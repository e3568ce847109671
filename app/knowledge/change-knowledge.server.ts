/**
 * What moderators make of an answered question: words that read better later, apart from the talk, and one entry told
 * with another. Every change is kept with who and when; nothing of the talk is touched.
 */
import type { PoolClient } from 'pg';
import { requireNoPersonalData } from '~/chat/personal-data';
import { createWordFilter } from '~/chat/word-filter.server';
import { searchTextOf } from '~/manuals/search-text';
import { logInside } from '~/people/access-log.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, invalid } from '~/platform/errors';
import { requireKnowledge, type FoundQuestion } from './find-knowledge.server';

interface Act extends Pick<Context, 'db' | 'now'> {
  person: Person;
  ip: string;
  id: string;
}

/** The entry as it is to be after the change; what is left out stays. */
interface Change {
  act: 'edit' | 'restore' | 'merge' | 'split';
  title?: string | null;
  answer?: string | null;
  mergedInto?: string | null;
  otherId?: string;
}

const WRITE = `
  INSERT INTO knowledge_entry (question_id, title, answer, merged_into, search_text, updated_by_id, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (question_id) DO UPDATE SET title = $2, answer = $3, merged_into = $4, search_text = $5,
     updated_by_id = $6, updated_at = $7`;
const NOTE = `
  INSERT INTO knowledge_change (question_id, act, title, answer, other_id, person_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** Throws `not-found` for what the person does not see, `forbidden` for who does not moderate its lesson. */
async function change(
  { db, now, person, ip, id }: Act,
  work: (client: PoolClient, found: FoundQuestion) => Promise<Change>,
): Promise<void> {
  await inTransaction(db.sql, async (client) => {
    // Two changes of entries wait for each other: a merge looks at two of them.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('knowledge', 0))`);
    const found = await requireKnowledge({ db: { sql: client }, person, id });
    requirePermission(person, 'chat.moderate', found.subject);
    const made = await work(client, found);
    const { rows } = await client.query<{ title: string; answer: string; into: string }>(
      `SELECT title, answer, merged_into AS into FROM knowledge_entry WHERE question_id = $1`,
      [id],
    );
    const before = rows[0] ?? { title: null, answer: null, into: null };
    const { title = before.title, answer = before.answer, mergedInto = before.into } = made;
    const searchText = title || answer ? searchTextOf(title ?? '', answer ?? '') : '';
    await client.query(WRITE, [id, title, answer, mergedInto, searchText, person.id, now]);
    await client.query(NOTE, [id, made.act, title, answer, made.otherId ?? null, person.id, now]);
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: `knowledge.${made.act}`, subject: id },
      detail: { lesson: found.lessonId, ...(made.otherId ? { other: made.otherId } : {}) },
    });
  });
}

/** A newer change than the one that the form began from is not written over unseen. */
async function requireNewest(client: PoolClient, id: string, seen: number) {
  const { rows } = await client.query<{ last: number }>(
    `SELECT COALESCE(max(id), 0) AS last FROM knowledge_change WHERE question_id = $1 AND act IN ('edit', 'restore')`,
    [id],
  );
  if (rows[0]!.last > seen)
    throw conflict('changed', '그사이 다른 사람이 고쳤습니다. 새로 불러온 뒤 다시 고쳐 주세요.');
}

/** Throws `invalid` for personal data or a forbidden word, `changed`. */
export async function editKnowledge(given: Act & { title: string; answer: string; seen: number }) {
  const { db, title, answer } = given;
  for (const [field, text] of Object.entries({ title, answer })) {
    requireNoPersonalData(text);
    if ((await createWordFilter(db).find(text)) !== null) {
      const sentence = '쓸 수 없는 낱말이 들어 있습니다. 다른 말로 바꿔 주세요.';
      throw invalid('forbidden-word', sentence, { [field]: sentence });
    }
  }
  await change(given, async (client) => {
    await requireNewest(client, given.id, given.seen);
    return { act: 'edit', title, answer };
  });
}

/** Back to what was said in the talk. */
export const restoreKnowledge = (given: Act & { seen: number }) =>
  change(given, async (client) => {
    await requireNewest(client, given.id, given.seen);
    return { act: 'restore', title: null, answer: null };
  });

/** From then on this entry is told with the other one. The person moderates both. */
export const mergeKnowledge = (given: Act & { otherId: string }) =>
  change(given, async (client, found) => {
    const { person, otherId, id } = given;
    if (otherId === id) throw invalid('same', '같은 지식입니다. 다른 지식을 골라 주세요.');
    if (found.into) throw conflict('merged', '이미 다른 지식에 합친 것입니다. 먼저 되돌려 주세요.');
    const other = await requireKnowledge({ db: { sql: client }, person, id: otherId });
    requirePermission(person, 'chat.moderate', other.subject);
    if (other.into)
      throw conflict('merged', '고른 지식은 이미 다른 지식에 합친 것입니다. 합친 곳을 골라 주세요.');
    return { act: 'merge', mergedInto: otherId, otherId };
  });

/** The entry stands by itself again. */
export const splitKnowledge = (given: Act & { otherId: string }) =>
  change(given, (_client, found) => {
    if (found.into !== given.otherId) throw conflict('not-merged', '합쳐져 있지 않은 지식입니다.');
    return Promise.resolve({ act: 'split', mergedInto: null, otherId: given.otherId });
  });
