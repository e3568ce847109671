/** The institute's forbidden and allowed words, read anew every half minute. */
import type { Db } from '~/platform/db.server';
import { listWords } from './change-words.server';
import { createForbiddenWords, type ForbiddenWords } from './forbidden-words';

export interface WordFilter {
  /** The forbidden word that the text holds, or null. */
  find(text: string): Promise<string | null>;
  /** The list has changed: the next text is held against the new one. */
  forget(): void;
}

const FRESH_MS = 30_000;

export function createWordFilter(db: Db): WordFilter {
  let at = -Infinity;
  let words: Promise<ForbiddenWords> | undefined;
  const load = async () => {
    const { forbidden, allowed } = await listWords({ db });
    return createForbiddenWords(forbidden, allowed);
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
