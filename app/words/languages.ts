/**
 * The languages that are loaded: the server has both, a browser the one of its page, since each weighs as much as a third
 * of a page's other scripts.
 */
import { useEffect, useReducer } from 'react';
import type { Locale } from './format';
import type { Words } from './ko';

const loaded: Partial<Record<Locale, Words>> = {};

const load: Record<Locale, () => Promise<Words>> = {
  ko: async () => (await import('./ko')).ko,
  en: async () => (await import('./en')).en,
};

export function keepWords(words: Partial<Record<Locale, Words>>): void {
  Object.assign(loaded, words);
}

export async function loadWords(locale: Locale): Promise<void> {
  loaded[locale] ??= await load[locale]();
}

/** All words of a language, Korean unless it is "en"; while they are on their way, those of the language that is there. */
export function wordsFor(locale: string | null | undefined): Words {
  const words = loaded[locale === 'en' ? 'en' : 'ko'] ?? loaded.ko ?? loaded.en;
  if (!words) throw new Error('No language is loaded.');
  return words;
}

/** The wished language once its words are there; until then the one that the page had. */
export function useLoadedLocale(wished: Locale): Locale {
  const [, rerender] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    // Without network the page stays in its language.
    if (!loaded[wished]) void loadWords(wished).then(rerender, () => undefined);
  }, [wished]);
  return loaded[wished] ? wished : loaded.ko ? 'ko' : 'en';
}
