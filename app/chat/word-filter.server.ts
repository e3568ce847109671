/** The institute's forbidden words, read anew every half minute. */
import type { Db } from '~/platform/db.server';
import { createForbiddenWords, type ForbiddenWords } from './forbidden-words';

export interface WordFilter {
  /** The forbidden word that the text holds, or null. */
  find(text: string): Promise<string | null>;
  /** The list has changed: the next text is held against the new one. */
  forget(): void;
}

const FRESH_MS = 30_000;

export function createWordFilter(db: Pick<Db, 'sql'>): WordFilter {
  let at = -Infinity;
  let words: Promise<ForbiddenWords> | undefined;
  const load = async () => {
    const { rows } = await db.sql.query<{ word: string }>(`SELECT word FROM chat_forbidden_word`);
    return createForbiddenWords(rows.map(({ word }) => word));
  };
  return {
    async find(text) {
      if (!words || performance.now() - at > FRESH_MS) {
        at = performance.now();
        words = load();
        words.catch(() => (at = -Infinity));
      }
      return (await words).find(text);
    },
    forget() {
      at = -Infinity;
    },
  };
}
