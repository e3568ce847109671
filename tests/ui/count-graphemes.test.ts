import { expect, it } from 'vitest';
import { countGraphemes } from '~/ui/count-graphemes';

it.each([
  ['', 0],
  ['plain text, 한글 문장\n두 줄', 21],
  ['\r\n', 1],
  ['가\u0300', 1],
  ['\u1112\u1161\u11ab', 1],
  ['각\u11a8', 1],
  ['👨‍👩‍👧', 1],
  ['e\u0301a', 2],
])('%j has %i letters', (text, count) => expect(countGraphemes(text)).toBe(count));
