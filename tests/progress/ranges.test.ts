import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatMultirange,
  intersect,
  measure,
  missingFor,
  parseMultirange,
  subtract,
  takeFirst,
  unite,
  type Span,
} from '~/progress/ranges';
import { compose } from '~/lessons/version-map';
import { carry, carryMoment } from '~/progress/version-map';

const spans = fc.array(
  fc.tuple(fc.nat(200), fc.nat(40)).map(([from, length]): Span => [from, from + length]),
  { maxLength: 8 },
);
const points = (set: readonly Span[]) => {
  const out = new Set<number>();
  for (const [from, to] of set) for (let at = from; at < to; at++) out.add(at);
  return out;
};

describe('sets of media time agree with sets of milliseconds', () => {
  it('union, difference, intersection, measure', () => {
    fc.assert(
      fc.property(spans, spans, (x, y) => {
        const [a, b] = [unite(x), unite(y)];
        const [pa, pb] = [points(x), points(y)];
        expect(points(unite(a, b))).toEqual(new Set([...pa, ...pb].sort()));
        expect(points(subtract(a, b))).toEqual(new Set([...pa].filter((at) => !pb.has(at))));
        expect(points(intersect(a, b))).toEqual(new Set([...pa].filter((at) => pb.has(at))));
        expect(measure(a)).toBe(pa.size);
        expect(parseMultirange(formatMultirange(a))).toEqual(a);
      }),
    );
  });

  it('takes the first milliseconds in the order played and never counts one twice', () => {
    fc.assert(
      fc.property(spans, fc.nat(300), (x, limit) => {
        const taken = takeFirst(x, limit);
        expect(measure(taken)).toBe(Math.min(limit, measure(unite(x))));
        expect(subtract(taken, unite(x))).toEqual([]);
      }),
    );
  });
});

it.each<[Span[], number, Span[]]>([
  [[[352, 362]], 3, [[352, 355]]],
  [
    [
      [100, 110],
      [0, 10],
    ],
    12,
    [
      [0, 2],
      [100, 110],
    ],
  ],
  [
    [
      [0, 10],
      [5, 15],
    ],
    12,
    [[0, 12]],
  ],
])('takeFirst(%j, %i)', (played, limit, taken) => {
  expect(takeFirst(played, limit)).toEqual(taken);
});

it('touching spans are one, as in PostgreSQL', () => {
  expect(formatMultirange(unite([[10, 20]], [[0, 10]]))).toBe('{[0,20)}');
  expect(parseMultirange('{}')).toEqual([]);
});

it.each<[Span[], Span[]]>([
  [[], [[0, 362_000]]],
  [[[0, 100_000]], [[100_000, 362_000]]],
  [
    [
      [0, 100_000],
      [102_000, 200_000],
    ],
    [[200_000, 362_000]],
  ],
  [
    [
      [0, 100_000],
      [120_000, 362_000],
    ],
    [[100_000, 120_000]],
  ],
  [
    [
      [0, 100_000],
      [107_000, 362_000],
    ],
    [],
  ],
])('missing after the tolerance, seen %j', (seen, missing) => {
  expect(missingFor(seen, 362_000, 354_760)).toEqual(missing);
});

describe('version maps', () => {
  it('carry what they name and drop the rest', () => {
    const trimmed: [number, number, number][] = [[10_000, 60_000, 0]];
    expect(
      carry(
        [
          [0, 20_000],
          [50_000, 70_000],
        ],
        trimmed,
        50_000,
      ),
    ).toEqual([
      [0, 10_000],
      [40_000, 50_000],
    ]);
    expect(carry([[0, 20_000]], [], 50_000)).toEqual([]);
    expect(carryMoment(30_000, trimmed)).toBe(20_000);
    expect(carryMoment(5_000, trimmed)).toBe(0);
  });
  it('compose as one after the other', () => {
    fc.assert(
      fc.property(spans, (x) => {
        const a: [number, number, number][] = [
          [10, 100, 0],
          [150, 200, 90],
        ];
        const b: [number, number, number][] = [
          [5, 60, 20],
          [80, 130, 100],
        ];
        const set = unite(x);
        expect(carry(set, compose(a, b), 1000)).toEqual(carry(carry(set, a, 1000), b, 1000));
      }),
    );
  });
});
