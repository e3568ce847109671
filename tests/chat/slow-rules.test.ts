// How fast one may write: the bucket by cases and over random histories, slow mode by a table.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { BURST, fullBucket, slowWaitSeconds, takeToken, TOKEN_MS } from '~/chat/slow-rules';

/** The waits that are told to one who tries at these moments. */
function waits(...momentsMs: number[]): number[] {
  let bucket = fullBucket(momentsMs[0] ?? 0);
  return momentsMs.map((nowMs) => {
    const taken = takeToken(bucket, nowMs);
    bucket = taken.bucket;
    return taken.waitMs;
  });
}

describe('the bucket', () => {
  // Moments and waits after the ten that a rest gives.
  test.each<[string, number, number[], number[]]>([
    ['gives BURST at once, then none', 0, [0], [1000]],
    ['gives one a second', 0, [999, 1000, 1000, 2000], [1, 0, 1000, 0]],
    ['charges nothing for a refusal', 0, [400, 800, 1000], [600, 200, 0]],
    ['fills to BURST and no more', 0, Array<number>(11).fill(1e9), [...Array<number>(10).fill(0), 1000]],
    ['outlives a clock that jumps back', 1e9, [0, 1000], [1000, 0]],
    ['rounds parts of a millisecond up', 0, [0.5], [1000]],
  ])('%s', (_name, startMs, moments, expected) => {
    const told = waits(...Array<number>(BURST).fill(startMs), ...moments);
    expect(told).toEqual([...Array<number>(BURST).fill(0), ...expected]);
  });

  it('never gives more than BURST and what time brings, and a wait that is kept always ends', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3000), { maxLength: 60 }), (steps) => {
        let bucket = fullBucket(0);
        let nowMs = 0;
        let given = 0;
        for (const step of steps) {
          nowMs += step;
          const taken = takeToken(bucket, nowMs);
          bucket = taken.bucket;
          if (taken.waitMs === 0) given += 1;
          else expect(takeToken(bucket, nowMs + taken.waitMs).waitMs).toBe(0);
          expect(given).toBeLessThanOrEqual(BURST + Math.floor(nowMs / TOKEN_MS));
        }
      }),
    );
  });
});

const LAST = new Date('2026-11-28T00:00:00Z');
test.each<[string, number | null, number, number]>([
  ['the first message', null, 30, 0],
  ['no slow mode', 0, 0, 0],
  ['the same instant', 0, 30, 30],
  ['a moment later', 1, 30, 30],
  ['rounded up', 29_001, 30, 1],
  ['just over', 30_000, 30, 0],
  ['long over', 9e9, 30, 0],
  ['the clock went back', -9e9, 30, 30],
])('slow mode: %s', (_name, passedMs, slowSeconds, expected) => {
  const lastAt = passedMs === null ? null : LAST;
  expect(slowWaitSeconds(lastAt, new Date(LAST.getTime() + (passedMs ?? 0)), slowSeconds)).toBe(expected);
});
