// Captions through cutting and back: nothing written is lost, neither what was cut nor what was corrected since.
import { expect, it } from 'vitest';
import { pickCues, stockCues } from '~/video/carry-cues';
import type { Cue } from '~/video/captions';
import { wholeVideo } from '~/video/edit-parts';
import { cutOut, layEdit, setIn, startEdit } from '~/video/video-edit';

const rate = { num: 25, den: 1 };
const uncut = startEdit([{ videoId: 'a', durationMs: 60_000 }], rate);
const cues: Cue[] = [
  [1000, 3000, '하나'],
  [8000, 14_000, '둘'],
  [20_000, 24_000, '셋'],
];

it.each([
  [
    'a cut through one',
    cutOut(uncut, 10_000, 12_000),
    [cues[0], [8000, 12_000, '둘'], [18_000, 22_000, '셋']],
  ],
  ['a cut over one', cutOut(uncut, 7000, 15_000), [cues[0], [12_000, 16_000, '셋']]],
  [
    'an in point within one',
    setIn(uncut, 2000),
    [
      [0, 1000, '하나'],
      [6000, 12_000, '둘'],
      [18_000, 22_000, '셋'],
    ],
  ],
  [
    'what would only flash',
    setIn(uncut, 2960),
    [
      [5040, 11_040, '둘'],
      [17_040, 21_040, '셋'],
    ],
  ],
])('carries captions over %s', (_name, edit, carried) => {
  expect(pickCues({ a: cues }, layEdit(edit))).toEqual(carried);
});

it('brings back what was cut out, with the corrections made since', () => {
  const edit = cutOut(uncut, 10_000, 22_000);
  const shown = pickCues({ a: cues }, layEdit(edit));
  expect(shown).toEqual([cues[0], [8000, 10_000, '둘'], [10_000, 12_000, '셋']]);
  const corrected: Cue[] = shown.map(([from, to, text]) => [from, to, text === '하나' ? '첫째' : text]);
  const stock = stockCues(corrected, layEdit(edit), { a: cues });
  expect(pickCues(stock, wholeVideo('a', 60_000))).toEqual([[1000, 3000, '첫째'], cues[1], cues[2]]);
});

it('keeps captions of two recordings apart, whatever their order', () => {
  const joined = startEdit(
    [
      { videoId: 'b', durationMs: 10_000 },
      { videoId: 'a', durationMs: 60_000 },
    ],
    rate,
  );
  const stock = { a: [cues[0]!], b: [[500, 1500, '앞'] as Cue] };
  const shown = pickCues(stock, layEdit(joined));
  expect(shown).toEqual([
    [500, 1500, '앞'],
    [11_000, 13_000, '하나'],
  ]);
  expect(stockCues(shown, layEdit(joined), {})).toEqual(stock);
});
