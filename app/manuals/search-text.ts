/**
 * Text as the search columns hold it: lower-case NFD, so that a half-typed syllable already matches and trigrams work,
 * followed by the initials (초성) of the same words with and without spaces.
 */
const initials = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const FIRST_INITIAL_JAMO = 0x1100;
/** Syllables that begin with the same consonant: 21 vowels × 28 finals. */
const SYLLABLES_EACH = 588;

/** `수영장 3급` → `ㅅㅇㅈ ㄱ`: Hangul syllables become their initial, other characters fall away, spaces stay. */
export function initialsOf(text: string): string {
  let out = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0)!;
    if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) {
      out += initials[Math.floor((code - FIRST_SYLLABLE) / SYLLABLES_EACH)];
    } else if (/\s/.test(character)) out += ' ';
  }
  return out.replace(/ +/g, ' ').trim();
}

/** Lower-case NFD, as the search columns hold text. */
export const fold = (text: string) => text.normalize('NFC').toLowerCase().normalize('NFD');

/** The value of a `search_text` column for these texts. */
export function searchTextOf(...texts: string[]): string {
  const words = texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  const short = words.map(initialsOf).filter(Boolean);
  return [...words.map(fold), ...short, ...short.map((text) => text.replaceAll(' ', ''))].join('\n');
}

/** `주ㅊ`, a word the IME has not finished: its loose consonant becomes the start of the next syllable. */
const finishWord = (word: string) =>
  [...word].every((character) => initials.includes(character))
    ? word
    : word.replace(/[ㄱ-ㅎ]/g, (jamo) => {
        const at = initials.indexOf(jamo);
        return at < 0 ? jamo : String.fromCodePoint(FIRST_INITIAL_JAMO + at);
      });

/**
 * LIKE patterns (with `\` as the escape character) that must all match a search column: one for each word of the
 * query. Initials such as `ㅅㅇㅈ` stay as they are and match the initials. An empty query gives none.
 */
export function searchPatterns(query: string): string[] {
  return query
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${finishWord(fold(word)).replace(/[\\%_]/g, '\\$&')}%`);
}
