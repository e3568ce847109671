import { expect, test } from 'vitest';
import { proposeScenes } from '~/watch/propose-scenes';

const scenes = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ fromSeconds: i * 2, x: 0, y: 0, width: 160, height: 90 }));

test.each([
  [0, []],
  [3, [0, 2, 4]],
  [6, [0, 2, 4, 6, 8, 10]],
  [12, [2, 6, 10, 14, 18, 22]],
  [100, [16, 50, 82, 116, 150, 182]],
])('of %i scenes at most six, evenly apart', (count, seconds) => {
  expect(proposeScenes(scenes(count), 6).map(({ fromSeconds }) => fromSeconds)).toEqual(seconds);
});
