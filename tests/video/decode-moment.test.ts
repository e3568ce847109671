import { expect, test } from 'vitest';
import { shownAt } from '~/video/decode-moment.server';

test.each([
  ['between two pictures', 0.3, 0.25],
  ['exactly when one begins', 0.5, 0.5],
  ['a rounded millisecond before it', 0.4996, 0.5],
  ['before the first', -1, 0],
  ['after the last', 9, 0.75],
])('%s the earlier one is shown', (_what, at, shown) => {
  // In the order of decoding, as a file holds them.
  expect(shownAt([0, 0.5, 0.25, 0.75], at)).toBe(shown);
});
