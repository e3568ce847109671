import { readFileSync } from 'node:fs';
import type { Locale } from './format';

type Files = Partial<Record<Locale, string>>;

/** What the build of the browser's scripts wrote down; not in development, where Vite serves the sources beside an old one. */
function readFiles(): Files {
  if (process.env.NODE_ENV === 'development') return {};
  try {
    return JSON.parse(readFileSync('build/client/words.json', 'utf8')) as Files;
  } catch {
    return {};
  }
}

let files: Files | undefined;

/** Address of the script with a language's words, so that a page asks for it at once and not after its first script. */
export function findWordsFile(locale: Locale): string | null {
  files ??= readFiles();
  return files[locale] ? `/${files[locale]}` : null;
}
