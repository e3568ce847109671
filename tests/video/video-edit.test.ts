// The edit model: a table of acts, and properties that hold after any row of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeEdit, sameEdit, startHistory, type EditAct } from '~/video/edit-history';
import { countFrames, frameAt, mapBetween, mapMoment, msOfFrame, snapMs } from '~/video/edit-parts';
import {
  axisMs,
  cutOut,
  editOf,
  editParts,
  keptMs,
  keptSpans,
  layEdit,
  LEAST_KEPT_MS,
  moveEdge,
  moveSplit,
  partsByLesson,
  restoreCut,
  setIn,
  setOut,
  setSources,
  splitAt,
  startEdit,
  stepFrames,
  type VideoEdit,
} from '~/video/video-edit';

const rate = { num: 30, den: 1 };
const one = startEdit([{ videoId: 'a', durationMs: 60_000 }], rate);
const two = startEdit(
  [
    { videoId: 'a', durationMs: 10_000 },
    { videoId: 'b', durationMs: 20_000 },
  ],
  rate,
);

describe('acts', () => {
  it.each<[string, VideoEdit, [number, number][], number]>([
    ['nothing', one, [], 60_000],
    ['an in point', setIn(one, 5000), [[0, 5000]], 55_000],
    ['an out point', setOut(one, 50_000), [[50_000, 60_000]], 50_000],
    ['an in point set back', setIn(setIn(one, 5000), 2000), [[0, 2000]], 58_000],
    ['an in point set to the start', setIn(setIn(one, 5000), 0), [], 60_000],
    ['an in point over a cut', setIn(cutOut(one, 4000, 8000), 6000), [[0, 8000]], 52_000],
    ['a cut', cutOut(one, 10_000, 20_000), [[10_000, 20_000]], 50_000],
    ['a cut marked backwards', cutOut(one, 20_000, 10_000), [[10_000, 20_000]], 50_000],
    ['two cuts that meet', cutOut(cutOut(one, 10_000, 20_000), 20_000, 30_000), [[10_000, 30_000]], 40_000],
    ['a cut beyond the end', cutOut(one, 55_000, 99_000), [[55_000, 60_000]], 55_000],
    ['a cut taken back', restoreCut(cutOut(setIn(one, 5000), 10_000, 20_000), 15_000), [[0, 5000]], 55_000],
    ['an edge moved', moveEdge(cutOut(one, 10_000, 20_000), 0, 'to', 15_000), [[10_000, 15_000]], 55_000],
    ['an edge moved over the other', moveEdge(cutOut(one, 10_000, 20_000), 0, 'from', 25_000), [], 60_000],
    ['a moment between frames', setIn(one, 1010), [[0, 1000]], 59_000],
    ['everything cut: refused', cutOut(one, 0, 59_900), [], 60_000],
  ])('%s', (_name, edit, cuts, ms) => {
    expect(edit.cuts).toEqual(cuts);
    expect(keptMs(edit)).toBe(ms);
  });

  it('lists parts by recording, across the border of two', () => {
    expect(editParts(cutOut(two, 8000, 12_000))).toEqual([
      { videoId: 'a', fromMs: 0, toMs: 8000 },
      { videoId: 'b', fromMs: 2000, toMs: 20_000 },
    ]);
  });

  it('keeps a recording’s cuts when the order changes, and drops those of one that left', () => {
    const edit = cutOut(two, 8000, 12_000);
    const [a, b] = edit.sources as [VideoEdit['sources'][0], VideoEdit['sources'][0]];
    expect(setSources(edit, [b, a]).cuts).toEqual([
      [0, 2000],
      [28_000, 30_000],
    ]);
    expect(setSources(edit, [b]).cuts).toEqual([[0, 2000]]);
  });

  it('divides into lessons, none of them empty', () => {
    const edit = splitAt(splitAt(cutOut(one, 20_000, 30_000), 25_000), 40_000);
    expect(partsByLesson(edit)).toEqual([
      [{ videoId: 'a', fromMs: 0, toMs: 20_000 }],
      [{ videoId: 'a', fromMs: 30_000, toMs: 40_000 }],
      [{ videoId: 'a', fromMs: 40_000, toMs: 60_000 }],
    ]);
    expect(splitAt(edit, 28_000).splits).toEqual(edit.splits);
    expect(moveSplit(edit, 0, 45_000).splits).toEqual(edit.splits);
    expect(moveSplit(edit, 0, 35_000).splits).toEqual([35_000, 40_000]);
  });

  it('steps by frames, at 29.97 too', () => {
    const ntsc = startEdit([{ videoId: 'a', durationMs: 60_000 }], { num: 30_000, den: 1001 });
    let at = 0;
    for (let i = 0; i < 900; i++) at = stepFrames(ntsc, at, 1);
    expect(frameAt(at, ntsc.rate)).toBe(900);
    for (let i = 0; i < 900; i++) at = stepFrames(ntsc, at, -1);
    expect(at).toBe(0);
  });
});

const anyRate = fc.constantFrom(
  rate,
  { num: 25, den: 1 },
  { num: 30_000, den: 1001 },
  { num: 24_000, den: 1001 },
  { num: 10, den: 1 },
);
const moment = fc.integer({ min: -1000, max: 130_000 });
const act: fc.Arbitrary<EditAct> = fc.oneof(
  fc.record({ do: fc.constantFrom('in', 'out', 'restore', 'split'), ms: moment }),
  fc.record({ do: fc.constant('cut'), fromMs: moment, toMs: moment }),
  fc.record({
    do: fc.constant('edge'),
    at: fc.integer({ min: 0, max: 4 }),
    side: fc.constantFrom('from', 'to'),
    ms: moment,
  }),
  fc.record({ do: fc.constant('move-split'), at: fc.integer({ min: 0, max: 3 }), ms: moment }),
  fc.record({ do: fc.constantFrom('undo', 'redo', 'reset', 'let-go') }),
) as fc.Arbitrary<EditAct>;
const history = fc
  .record({
    rate: anyRate,
    lengths: fc.array(fc.integer({ min: 1500, max: 60_000 }), { minLength: 1, maxLength: 3 }),
    acts: fc.array(act, { maxLength: 20 }),
  })
  .map(({ rate, lengths, acts }) => {
    const sources = lengths.map((durationMs, i) => ({ videoId: `v${i}`, durationMs }));
    return { acts, start: startHistory(startEdit(sources, rate)) };
  });

describe('after any acts', () => {
  it('cuts are in order and apart, every moment is a frame’s, something is left and no lesson is empty', () => {
    fc.assert(
      fc.property(history, ({ acts, start }) => {
        const { edit } = acts.reduce(changeEdit, start);
        const flat = edit.cuts.flat();
        expect(flat.every((ms, i) => i === 0 || ms > flat[i - 1]!)).toBe(true);
        expect(keptMs(edit)).toBeGreaterThanOrEqual(LEAST_KEPT_MS);
        for (const { fromMs, toMs } of editParts(edit)) {
          expect(snapMs(fromMs, edit.rate)).toBe(fromMs);
          expect(snapMs(toMs, edit.rate)).toBe(toMs);
        }
        const lessons = partsByLesson(edit);
        expect(lessons.every((parts) => countFrames(parts, edit.rate) > 0)).toBe(true);
        expect(lessons.reduce((sum, parts) => sum + countFrames(parts, edit.rate), 0)).toBe(
          countFrames(editParts(edit), edit.rate),
        );
      }),
    );
  });

  it('undoing everything leads back to the beginning, and redoing to the end', () => {
    fc.assert(
      fc.property(history, ({ acts, start }) => {
        const end = acts.reduce(changeEdit, start);
        let back = end;
        while (back.past.length) back = changeEdit(back, { do: 'undo' });
        expect(sameEdit(back.edit, start.edit)).toBe(true);
        let forth = back;
        while (forth.future.length) forth = changeEdit(forth, { do: 'redo' });
        if (!end.future.length) expect(sameEdit(forth.edit, end.edit)).toBe(true);
      }),
    );
  });

  it('its parts give the same edit again', () => {
    fc.assert(
      fc.property(history, ({ acts, start }) => {
        const { edit } = acts.reduce(changeEdit, start);
        const again = editOf(editParts(edit), edit.sources, edit.rate);
        expect(again?.cuts).toEqual(edit.cuts);
      }),
    );
  });

  it('the time map leads each kept moment to its picture, and no cut one anywhere', () => {
    fc.assert(
      fc.property(history, fc.double({ min: 0, max: 1, noNaN: true }), ({ acts, start }, share) => {
        const { edit } = acts.reduce(changeEdit, start);
        const map = mapBetween(layEdit(start.edit), layEdit(edit));
        const at = Math.floor(share * (axisMs(edit) - 1));
        const to = mapMoment(at, map);
        // Rounding of each part's ends to whole milliseconds may add up on the axis; the map itself counts frames.
        const slack = editParts(edit).length;
        if ([...edit.cuts.flat(), axisMs(edit)].some((edge) => Math.abs(edge - at) <= slack)) return;
        const kept = keptSpans(edit).filter(([from]) => from <= at);
        const inside = kept.at(-1) && at < kept.at(-1)![1];
        expect(to === null).toBe(!inside);
        if (!inside) return;
        const before = kept.reduce((sum, [from, end]) => sum + Math.min(end, at) - from, 0);
        expect(Math.abs(to! - before)).toBeLessThanOrEqual(slack);
        expect(map.every(([from, end, next]) => end - from > 0 && next >= 0)).toBe(true);
      }),
    );
  });
});

it('one drag is one step, and the next drag another', () => {
  const drag = [1000, 2000, 3000].map((ms): EditAct => ({ do: 'in', ms }));
  const once = drag.reduce(changeEdit, startHistory(one));
  expect(once.past).toHaveLength(1);
  const twice = [{ do: 'let-go' } as EditAct, { do: 'in', ms: 4000 } as EditAct].reduce(changeEdit, once);
  expect(twice.past).toHaveLength(2);
  expect(changeEdit(twice, { do: 'undo' }).edit.cuts).toEqual([[0, 3000]]);
});

it('a frame’s moment is that frame again at every usual rate', () => {
  fc.assert(
    fc.property(anyRate, fc.integer({ min: 0, max: 108_000 }), (r, frame) => {
      expect(frameAt(msOfFrame(frame, r), r)).toBe(frame);
    }),
  );
});
