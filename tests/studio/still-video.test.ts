import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupList, repeatList } from '~/studio/still-video';

const framesOf = (list: string) =>
  [...list.matchAll(/inpoint (\d+)\noutpoint [\d.]+\nduration ([\d.]+)/g)].map((match) => ({
    picture: Number(match[1]) / 2,
    frames: Math.round(Number(match[2]) * 10),
  }));

test('a picture of 4.3 s is two whole groups and three frames', () => {
  expect(framesOf(repeatList('g.mp4', { startMs: [0, 4300], durationMs: 6300 }))).toEqual([
    { picture: 0, frames: 20 },
    { picture: 0, frames: 20 },
    { picture: 0, frames: 3 },
    { picture: 1, frames: 20 },
  ]);
});

test('the last picture is listed twice, or concat drops its length', () => {
  expect(groupList(['a.png', 'b.png'])).toBe(
    "file 'a.png'\nduration 2\nfile 'b.png'\nduration 2\nfile 'b.png'",
  );
});

test('every picture begins within half a frame of its time, however odd the times are', () => {
  const lengths = fc.array(fc.integer({ min: 150, max: 30_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(lengths, (given) => {
      const startMs = given.map((_, index) => given.slice(0, index).reduce((sum, ms) => sum + ms, 0));
      const durationMs = given.reduce((sum, ms) => sum + ms, 0);
      const frames = framesOf(repeatList('g.mp4', { startMs, durationMs }));
      const total = frames.reduce((sum, entry) => sum + entry.frames, 0);
      expect(Math.abs(total * 100 - durationMs)).toBeLessThanOrEqual(50);
      startMs.forEach((start, picture) => {
        const before = frames
          .filter((entry) => entry.picture < picture)
          .reduce((sum, entry) => sum + entry.frames, 0);
        expect(Math.abs(before * 100 - start)).toBeLessThanOrEqual(50);
      });
    }),
  );
});
