// What is offered to an author whose recording is silent or long: tables of cases.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeCuts } from '~/video/propose-cuts';
import { proposeSplit } from '~/video/propose-split';
import type { SpeechSpan } from '~/video/speech-spans';
import { cutOut, startEdit, toAxis, toResult, type Span } from '~/video/video-edit';

describe('silences', () => {
  it.each<[string, SpeechSpan[], [string, number, number][]]>([
    ['nobody speaks', [], []],
    ['speech all along', [[1000, 58_000]], []],
    ['exactly three seconds at the ends', [[3000, 57_000]], []],
    ['a long start', [[4000, 58_000]], [['start', 0, 3500]]],
    ['a long end', [[0, 50_000]], [['end', 50_500, 60_000]]],
    [
      'a pause of eight seconds',
      [
        [0, 20_000],
        [28_000, 60_000],
      ],
      [],
    ],
    [
      'a longer pause',
      [
        [0, 20_000],
        [30_000, 60_000],
      ],
      [['inside', 20_500, 29_500]],
    ],
    [
      'all of them',
      [
        [5000, 20_000],
        [40_000, 50_000],
      ],
      [
        ['start', 0, 4500],
        ['inside', 20_500, 39_500],
        ['end', 50_500, 60_000],
      ],
    ],
  ])('%s', (_name, speech, cuts) => {
    expect(proposeCuts(speech, 60_000).map(({ where, fromMs, toMs }) => [where, fromMs, toMs])).toEqual(cuts);
  });
});

const minute = 60_000;
const limits = { minMs: 5 * minute, maxMs: 10 * minute, graceMs: 30_000 };
const pause = (ms: number, length = 2000): Span => [ms - length / 2, ms + length / 2];

describe('dividing', () => {
  it.each<[string, number, Span[], number[], number[] | null]>([
    ['what fits', 9 * minute, [], [], []],
    ['what fits with grace', 10.5 * minute, [], [], []],
    ['14 minutes without a pause', 14 * minute, [], [], [7 * minute]],
    ['14 minutes with one pause near the middle', 14 * minute, [pause(6.8 * minute)], [], [6.8 * minute]],
    ['a pause that is too far off', 14 * minute, [pause(4.5 * minute)], [], [7 * minute]],
    [
      'the longer of two pauses alike far',
      14 * minute,
      [pause(6.8 * minute, 500), pause(7.2 * minute)],
      [],
      [7.2 * minute],
    ],
    [
      'the scene within a pause',
      14 * minute,
      [pause(6.9 * minute, 4000)],
      [6.9 * minute + 1500],
      [6.9 * minute + 1500],
    ],
    ['a scene where nobody pauses', 14 * minute, [], [7.05 * minute], [7.05 * minute]],
    ['25 minutes', 25 * minute, [pause(492_000), pause(1_014_000)], [], [492_000, 1_014_000]],
    ['breath within a sentence', 14 * minute, [pause(6.9 * minute, 300)], [], [7 * minute]],
  ])('%s', (_name, keptMs, quiet, scenes, borders) => {
    expect(proposeSplit({ keptMs, quiet, scenes, limits })).toEqual(borders);
  });

  it('proposes nothing where no division fits the institute’s rule', () => {
    const narrow = { minMs: 9 * minute, maxMs: 10 * minute, graceMs: 0 };
    expect(proposeSplit({ keptMs: 12 * minute, quiet: [], scenes: [], limits: narrow })).toBeNull();
  });

  it('always keeps every part within the rule', () => {
    const given = fc.record({
      keptMs: fc.integer({ min: 10.6 * minute, max: 60 * minute }),
      quiet: fc.array(fc.integer({ min: 0, max: 60 * minute }), { maxLength: 40 }),
      scenes: fc.array(fc.integer({ min: 0, max: 60 * minute }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(given, ({ keptMs, quiet, scenes }) => {
        const borders = proposeSplit({ keptMs, quiet: quiet.map((ms) => pause(ms)), scenes, limits })!;
        const edges = [0, ...borders, keptMs];
        expect(borders).toHaveLength(Math.ceil(keptMs / limits.maxMs) - 1);
        for (const [i, to] of edges.slice(1).entries()) {
          expect(to - edges[i]!).toBeGreaterThanOrEqual(limits.minMs);
          expect(to - edges[i]!).toBeLessThanOrEqual(limits.maxMs);
        }
      }),
      { numRuns: 40 },
    );
  });
});

it('leads between the axis and the result', () => {
  const edit = cutOut(startEdit([{ videoId: 'a', durationMs: 60_000 }], { num: 25, den: 1 }), 10_000, 20_000);
  expect(
    toResult(edit, [
      [8000, 25_000],
      [12_000, 15_000],
    ]),
  ).toEqual([
    [8000, 10_000],
    [10_000, 15_000],
  ]);
  expect([5000, 10_000, 15_000].map((ms) => toAxis(edit, ms))).toEqual([5000, 20_000, 25_000]);
});
