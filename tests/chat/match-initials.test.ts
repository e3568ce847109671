// Which names a typed query means.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { matchesName } from '~/chat/match-initials';

test.each<[query: string, name: string, matches: boolean]>([
  ['ㄱㅁㅅ', '강민석', true],
  ['강ㅁ', '강민석', true],
  ['강민', '강민석', true],
  ['민ㅅ', '강민석', true],
  ['ㅁ', '강민석', true],
  ['강민석', '강민석'.normalize('NFD'), true],
  ['강민'.normalize('NFD'), '강민석', true],
  [' 강민 ', '강민석', true],
  ['', '강민석', true],
  ['ㅃ', '빵민석', true],
  ['ㅂ', '빵민석', false],
  ['ㄱㅅ', '강민석', false],
  ['강민석님', '강민석', false],
  ['감', '강민석', false],
  ['kim', 'Kim Minsu', true],
  ['kim  m', 'Kim Minsu', true],
  ['.', '강민석', false],
  ['^', '강민석', false],
  ['[ㄱ-ㅎ]', '강민석', false],
  ['(', '강민석(2)', true],
  ['😀', '😀', true],
])('%s %s %s', (query, name, matches) => expect(matchesName(query, name)).toBe(matches));

it('takes any text for what it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(matchesName(text, text.replace(/\s+/g, ' '))).toBe(true);
    }),
  );
});
