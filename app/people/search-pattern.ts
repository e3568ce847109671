/** A word as people type it into a search of names and titles, as a regular expression of PostgreSQL. */
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FIRST_SYLLABLE = 0xac00;
/** Syllables that begin with the same consonant: 21 vowels × 28 finals. */
const SYLLABLES_EACH = 588;

function classOf(initial: string): string {
  const from = FIRST_SYLLABLE + initials.indexOf(initial) * SYLLABLES_EACH;
  return `[${initial}${String.fromCharCode(from)}-${String.fromCharCode(from + SYLLABLES_EACH - 1)}]`;
}

/** `ㅂ서ㅇ` matches 박서윤: an initial (초성) stands for every syllable that begins with it. Blank text gives `''`. */
export function searchPattern(query: string): string {
  return [...query.normalize('NFC').trim().replace(/\s+/g, ' ')]
    .map((character) => {
      if (initials.includes(character)) return classOf(character);
      return /[\p{L}\p{N} ]/u.test(character) ? character : `[${character.replace(/[\\\]^[-]/, '\\$&')}]`;
    })
    .join('');
}
