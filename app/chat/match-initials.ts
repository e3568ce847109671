/** Names while somebody types `@`: by the same rule as the search of colleagues, without asking the server. */
import { searchPattern } from '~/people/search-pattern';

// The pattern holds characters and classes of one character only, which JavaScript reads as PostgreSQL does.
const matches = (pattern: string, name: string) => new RegExp(pattern, 'iu').test(name.normalize('NFC'));

/** `ㄱㅁㅅ`, `강ㅁ`, `강민` and `민석` match 강민석; case does not matter. A blank query matches every name. */
export const matchesName = (query: string, name: string): boolean => matches(searchPattern(query), name);

/** The same while the last syllable is under way: 강미 is on its way to 강민. */
export function matchesTyped(query: string, name: string): boolean {
  const typed = query.normalize('NFC').trim();
  const last = typed.codePointAt(typed.length - 1) ?? 0;
  const isOpen = last >= 0xac00 && last <= 0xd7a3 && (last - 0xac00) % 28 === 0;
  if (!isOpen) return matchesName(typed, name);
  const withFinals = `[${String.fromCharCode(last)}-${String.fromCharCode(last + 27)}]`;
  return matches(searchPattern(typed.slice(0, -1)) + withFinals, name);
}
