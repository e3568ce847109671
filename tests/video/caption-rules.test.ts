// Each rule at its limit: what passes by a hair and what is named.
import { describe, expect, it } from 'vitest';
import { captionWidth, listWarnings, nextWarned, problemsOf } from '~/video/caption-rules';
import type { Cue } from '~/video/captions';

const kinds = (cue: Cue, next?: Cue, durationMs: number | null = 60_000) =>
  problemsOf(cue, next, durationMs).map(({ kind }) => kind);
const ga = (count: number) => '가'.repeat(count);

it.each<[string, Cue, Cue | undefined, string[]]>([
  ['a quiet cue', [0, 2000, ga(20)], [2000, 4000, '나'], []],
  ['14 characters a second', [0, 1000, ga(14)], undefined, []],
  ['15 characters a second', [0, 1000, ga(15)], undefined, ['fast']],
  ['28 Latin letters a second', [0, 1000, 'a'.repeat(28)], undefined, []],
  ['spaces that are not read', [0, 1000, '가 '.repeat(14).trim()], undefined, []],
  ['one millisecond of overlap', [0, 2001, '가'], [2000, 4000, '나'], ['overlap']],
  ['999 ms', [0, 999, '가'], undefined, ['short']],
  ['7 s', [0, 7000, '가'], undefined, []],
  ['7001 ms', [0, 7001, '가'], undefined, ['long']],
  ['the end of the video', [58_000, 60_000, '가'], undefined, []],
  ['past the end', [58_000, 60_001, '가'], undefined, ['past-end']],
  ['20 wide', [0, 5000, `${ga(20)}\n${ga(20)}`], undefined, []],
  ['21 on one line, which wraps', [0, 5000, ga(21)], undefined, []],
  ['41 on one line', [0, 5000, ga(41)], undefined, ['lines']],
  ['21 and a short second line', [0, 5000, `${ga(21)}\n가`], undefined, ['lines']],
  ['three lines', [0, 5000, '가\n나\n다'], undefined, ['lines']],
  ['no words', [0, 2000, ' \n'], undefined, ['empty']],
])('%s', (_name, cue, next, expected) => {
  expect(kinds(cue, next)).toEqual(expected);
});

it('counts decomposed letters as the syllables they are', () => {
  expect(captionWidth('한글'.normalize('NFD'))).toBe(2);
  expect(captionWidth('3 m')).toBe(1.5);
});

it('says nothing of the end where the length is unknown', () => {
  expect(kinds([0, 2000, '가'], undefined, null)).toEqual([]);
});

describe('going from warning to warning', () => {
  const cues: Cue[] = [
    [0, 2000, '가'],
    [2000, 2100, '나'],
    [3000, 5000, '다'],
    [6000, 6100, ''],
  ];
  const warnings = listWarnings(cues, null);
  it.each([
    [-1, 1],
    [0, 1],
    [1, 3],
    [3, 1],
  ])('after %i comes %i', (at, next) => {
    expect(nextWarned(warnings, at)).toBe(next);
  });
  it('names every problem of a cue', () => {
    expect(warnings.map(({ at, problem }) => [at, problem.kind])).toEqual([
      [1, 'short'],
      [3, 'empty'],
      [3, 'short'],
    ]);
    expect(nextWarned([], 0)).toBeNull();
  });
});
