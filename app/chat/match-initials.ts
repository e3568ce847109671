/** Names while somebody types `@`: by the same rule as the search of colleagues, without asking the server. */
import { searchPattern } from '~/people/search-pattern';

/** `ㄱㅁㅅ`, `강ㅁ`, `강민` and `민석` match 강민석; case does not matter. A blank query matches every name. */
export function matchesName(query: string, name: string): boolean {
  // The pattern holds characters and classes of one character only, which JavaScript reads as PostgreSQL does.
  return new RegExp(searchPattern(query), 'iu').test(name.normalize('NFC'));
}
