import { expect, it } from 'vitest';
import { frontierOf, startSecondsOf } from '~/watch/start-seconds';

const seen: [number, number][] = [
  [0, 40],
  [100, 120],
];
const before = { seen, completed: false, resumeSeconds: 40 };
const free = { durationSeconds: 300, seekAhead: true };
const inOrder = { durationSeconds: 300, seekAhead: false };

it.each([
  ['where it was left', free, before, null, 40],
  ['at the beginning once it was completed', free, { ...before, completed: true }, null, 0],
  ['at the second of the address', free, before, 200, 200],
  ['before the end where the address names more', free, before, 9_999, 299],
  ['no further than was seen where one goes in order', inOrder, before, 200, 122],
  ['at the beginning of a lesson without length', { ...free, durationSeconds: 0 }, before, 5, 0],
])('%s', (_name, lesson, state, at, expected) => expect(startSecondsOf(lesson, state, at)).toBe(expected));

it('nothing is seen yet: a moment may be sought all the same', () => expect(frontierOf(inOrder, [])).toBe(2));
