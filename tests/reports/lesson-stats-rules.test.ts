// What is said of the figures of a lesson: where people stop, and which departments may be named.
import { describe, expect, test } from 'vitest';
import { findDrops, foldSmall, MOST_POINTS, spanOf, type CurvePoint } from '~/reports/lesson-stats';

/** A point a second: `seen(second)` people. */
const curve = (seconds: number, seen: (second: number) => number): CurvePoint[] =>
  Array.from({ length: seconds }, (_, second) => ({ atMs: second * 1000 + 500, seen: seen(second) }));

describe('drops', () => {
  test('names the second of the fall and how many went on', () => {
    const points = curve(200, (second) => (second < 120 ? 24 : 17));
    expect(findDrops(points, 24, 200_000)).toEqual([{ at: 119, atMs: 119_500, before: 24, after: 17 }]);
  });

  test('the steepest first, three at most, none beside another', () => {
    const at = [20, 60, 100, 140];
    const sizes = [4, 10, 6, 8];
    const points = curve(
      200,
      (second) => 40 - at.reduce((sum, a, i) => sum + (second >= a ? sizes[i]! : 0), 0),
    );
    expect(findDrops(points, 40, 200_000).map(({ at }) => at)).toEqual([59, 139, 99]);
  });

  test('one person is no crowd, and leaving in the last seconds is no stopping', () => {
    expect(
      findDrops(
        curve(200, (second) => (second < 50 ? 10 : 9)),
        10,
        200_000,
      ),
    ).toEqual([]);
    expect(
      findDrops(
        curve(200, (second) => (second < 195 ? 10 : 2)),
        10,
        200_000,
      ),
    ).toEqual([]);
    expect(findDrops([], 0, 200_000)).toEqual([]);
  });

  test('fewer than a tenth of the viewers are no place where many stop', () => {
    const points = (after: number) => curve(200, (second) => (second < 120 ? 40 : after));
    expect(findDrops(points(37), 40, 200_000)).toEqual([]);
    expect(findDrops(points(36), 40, 200_000)).toHaveLength(1);
  });

  test('those who skip a part and come back later are a drop where they skip', () => {
    const points = curve(200, (second) => (second >= 80 && second < 120 ? 12 : 20));
    expect(findDrops(points, 20, 200_000).map(({ at }) => at)).toEqual([79]);
  });
});

test('a curve has 200 points at most and never more than one a second', () => {
  expect(spanOf(100_000)).toBe(1000);
  for (const durationMs of [1000, 199_000, 200_001, 600_000, 3_600_000]) {
    expect(Math.ceil(durationMs / spanOf(durationMs))).toBeLessThanOrEqual(MOST_POINTS);
  }
});

test('departments of fewer than three viewers are added up without names', () => {
  const of = (name: string, began: number, completed: number) => ({ name, began, completed });
  expect(foldSmall([of('체육', 3, 1), of('주차', 2, 2), of('공원', 1, 0)])).toEqual([
    of('체육', 3, 1),
    { name: null, began: 3, completed: 2 },
  ]);
  expect(foldSmall([of('체육', 3, 1)])).toEqual([of('체육', 3, 1)]);
});
