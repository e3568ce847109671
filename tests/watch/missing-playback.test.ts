import { expect, it } from 'vitest';
import { nextMissing } from '~/watch/use-missing-playback';

const plan: [number, number][] = [
  [10, 20],
  [50, 60],
];

it.each([
  [0, 10],
  [10, null],
  [15, null],
  [19.97, 50],
  [30, 50],
  [59.99, 'done'],
  [80, 'done'],
] as const)('at second %d the next step is %s', (seconds, step) => {
  expect(nextMissing(plan, seconds)).toBe(step);
});
