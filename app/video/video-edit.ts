/**
 * Cutting as an author sees it: recordings laid end to end on one axis, what is cut out of it, and where it is divided into
 * lessons. Pure acts from one edit to the next; every moment is a frame's, cuts are in order and apart, something is left.
 */
import { layParts, partsMs, snapMs, type EditPart, type LaidPart } from './edit-parts';
import type { FrameRate } from './plan-frame-rate';

/** Whole milliseconds of the axis, from included, to excluded. */
export type Span = [fromMs: number, toMs: number];

export interface EditSource {
  videoId: string;
  /** Exact length of its picture. */
  durationMs: number;
}

export interface VideoEdit {
  /** Frames of the result: the first recording's. */
  rate: FrameRate;
  sources: EditSource[];
  cuts: Span[];
  /** Borders between lessons; all in what is kept. */
  splits: number[];
}

/** Less is no video. */
export const LEAST_KEPT_MS = 1000;
export const MOST_CUTS = 60;
export const MOST_SOURCES = 10;
export const MOST_SPLITS = 9;

export const startEdit = (sources: EditSource[], rate: FrameRate): VideoEdit => ({
  ...{ rate, cuts: [], splits: [] },
  sources: sources.map((source) => ({ ...source, durationMs: snapMs(source.durationMs, rate) })),
});

export const axisMs = ({ sources }: VideoEdit) =>
  sources.reduce((sum, { durationMs }) => sum + durationMs, 0);

/** The recordings with their place on the axis. */
export function laySources({ sources }: Pick<VideoEdit, 'sources'>) {
  let offsetMs = 0;
  return sources.map((source) => {
    const laid = { ...source, offsetMs };
    offsetMs += source.durationMs;
    return laid;
  });
}

/** Sorted and joined; empty ones fall out. */
function unite(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (from >= to) continue;
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** What stays, in order: the axis without its cuts. */
export function keptSpans(edit: VideoEdit): Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const [from, to] of [...edit.cuts, [axisMs(edit), axisMs(edit)] as Span]) {
    if (from > at) kept.push([at, from]);
    at = Math.max(at, to);
  }
  return kept;
}

const isKept = (edit: VideoEdit, from: number, to: number) =>
  keptSpans(edit).some((span) => span[0] < to && span[1] > from);

/** Sorted, and only those that leave something on both sides, so that no lesson is empty. */
function tidySplits(edit: VideoEdit, splits: number[]): number[] {
  const tidy: number[] = [];
  for (const ms of [...splits].sort((a, b) => a - b)) {
    if (isKept(edit, tidy.at(-1) ?? 0, ms) && isKept(edit, ms, axisMs(edit))) tidy.push(ms);
  }
  return tidy;
}

/** Snapped, within the axis, consistent; the edit before it where nothing would be left or too much is asked. */
function settle(before: VideoEdit, changed: Partial<VideoEdit>): VideoEdit {
  const next = { ...before, ...changed };
  const end = axisMs(next);
  const place = (ms: number) => Math.min(end, Math.max(0, snapOnAxis(next, ms)));
  const cuts = unite(next.cuts.map(([from, to]): Span => [place(from), place(to)]));
  const settled = { ...next, cuts };
  settled.splits = tidySplits(settled, next.splits.map(place));
  if (keptMs(settled) < LEAST_KEPT_MS || cuts.length > MOST_CUTS || settled.splits.length > MOST_SPLITS) {
    return before;
  }
  return settled;
}

/** Frames are counted from the beginning of the recording that lies there. */
export function snapOnAxis(edit: VideoEdit, ms: number): number {
  const source = laySources(edit).findLast(({ offsetMs }) => offsetMs <= ms);
  return source ? source.offsetMs + snapMs(ms - source.offsetMs, edit.rate) : 0;
}

/** One frame on or back from a moment, across a recording's end too. */
export const stepFrames = (edit: VideoEdit, ms: number, frames: number): number =>
  snapOnAxis(edit, ms + (frames * 1000 * edit.rate.den) / edit.rate.num);

export const inPoint = (edit: VideoEdit) => (edit.cuts[0]?.[0] === 0 ? edit.cuts[0][1] : 0);
export const outPoint = (edit: VideoEdit) => {
  const last = edit.cuts.at(-1);
  return last && last[1] === axisMs(edit) ? last[0] : axisMs(edit);
};
/** Those between in and out. */
export const innerCuts = (edit: VideoEdit) => edit.cuts.filter(([from, to]) => from > 0 && to < axisMs(edit));

export function setIn(edit: VideoEdit, ms: number): VideoEdit {
  const rest = edit.cuts.filter(([from]) => from > 0);
  return settle(edit, { cuts: [[0, ms], ...rest] });
}

export function setOut(edit: VideoEdit, ms: number): VideoEdit {
  const end = axisMs(edit);
  const rest = edit.cuts.filter(([, to]) => to < end);
  return settle(edit, { cuts: [...rest, [ms, end]] });
}

export const cutOut = (edit: VideoEdit, fromMs: number, toMs: number): VideoEdit =>
  settle(edit, { cuts: [...edit.cuts, [Math.min(fromMs, toMs), Math.max(fromMs, toMs)]] });

/** Takes back the cut in which the moment lies. */
export const restoreCut = (edit: VideoEdit, ms: number): VideoEdit =>
  settle(edit, { cuts: edit.cuts.filter(([from, to]) => ms < from || ms >= to) });

/** Moves one end of a cut; it may shrink to nothing and grow into its neighbours. */
export function moveEdge(edit: VideoEdit, at: number, side: 'from' | 'to', ms: number): VideoEdit {
  const cut = edit.cuts[at];
  if (!cut) return edit;
  const moved: Span = side === 'from' ? [Math.min(ms, cut[1]), cut[1]] : [cut[0], Math.max(ms, cut[0])];
  return settle(edit, { cuts: edit.cuts.map((old, i) => (i === at ? moved : old)) });
}

export const splitAt = (edit: VideoEdit, ms: number): VideoEdit =>
  settle(edit, { splits: [...edit.splits, ms] });
export const splitInto = (edit: VideoEdit, splits: number[]): VideoEdit => settle(edit, { splits });
export const unsplit = (edit: VideoEdit, at: number): VideoEdit =>
  settle(edit, { splits: edit.splits.filter((_, i) => i !== at) });
export function moveSplit(edit: VideoEdit, at: number, ms: number): VideoEdit {
  const [before = 0, after = axisMs(edit)] = [edit.splits[at - 1], edit.splits[at + 1]];
  const to = snapOnAxis(edit, ms);
  if (to <= before || to >= after) return edit;
  return settle(edit, { splits: edit.splits.map((old, i) => (i === at ? to : old)) });
}

/** Other recordings, or the same in another order: cuts stay with what they were made in, splits are gone. */
export function setSources(edit: VideoEdit, sources: EditSource[]): VideoEdit {
  if (sources.length === 0 || sources.length > MOST_SOURCES) return edit;
  const snapped = startEdit(sources, edit.rate).sources;
  const old = laySources(edit);
  const cuts = laySources({ sources: snapped }).flatMap(({ videoId, offsetMs }) => {
    const was = old.find((source) => source.videoId === videoId);
    if (!was) return [];
    const [from, to] = [was.offsetMs, was.offsetMs + was.durationMs];
    return edit.cuts.flatMap((cut): Span[] => {
      const within: Span = [Math.max(cut[0], from), Math.min(cut[1], to)];
      return within[0] < within[1] ? [[within[0] - from + offsetMs, within[1] - from + offsetMs]] : [];
    });
  });
  return settle(edit, { sources: snapped, cuts, splits: [] });
}

export const resetEdit = (edit: VideoEdit): VideoEdit => ({ ...edit, cuts: [], splits: [] });

const keptWithin = (edit: VideoEdit, [from, to]: Span): EditPart[] =>
  keptSpans(edit).flatMap((span) =>
    laySources(edit).flatMap(({ videoId, offsetMs, durationMs }) => {
      const start = Math.max(span[0], from, offsetMs);
      const end = Math.min(span[1], to, offsetMs + durationMs);
      return start < end ? [{ videoId, fromMs: start - offsetMs, toMs: end - offsetMs }] : [];
    }),
  );

/** What the whole result is made of. */
export const editParts = (edit: VideoEdit): EditPart[] => keptWithin(edit, [0, axisMs(edit)]);

/** The same for each lesson that the splits make; one where there are none. */
export const partsByLesson = (edit: VideoEdit): EditPart[][] =>
  [0, ...edit.splits].map((from, i) => keptWithin(edit, [from, edit.splits[i] ?? axisMs(edit)]));

export const keptMs = (edit: VideoEdit): number => partsMs(editParts(edit), edit.rate);
export const isUncut = (edit: VideoEdit): boolean => edit.cuts.length === 0 && edit.splits.length === 0;

/** An edit that gives these parts again: how a video that was cut is opened once more. Null where it is not ours. */
export function editOf(parts: EditPart[], sources: EditSource[], rate: FrameRate): VideoEdit | null {
  const whole = startEdit(sources, rate);
  const laid = laySources(whole);
  const kept = parts.flatMap(({ videoId, fromMs, toMs }): Span[] => {
    const source = laid.find((candidate) => candidate.videoId === videoId);
    return source ? [[source.offsetMs + fromMs, source.offsetMs + Math.min(toMs, source.durationMs)]] : [];
  });
  const inOrder = kept.every(([from], i) => i === 0 || from >= kept[i - 1]![1]);
  if (kept.length !== parts.length || !inOrder) return null;
  const edges = [0, ...kept.flat(), axisMs(whole)];
  const cuts = edges.flatMap((from, i): Span[] => (i % 2 === 0 ? [[from, edges[i + 1]!]] : []));
  return settle(whole, { cuts });
}

export const layEdit = (edit: VideoEdit): LaidPart[] => layParts(editParts(edit), edit.rate);

/** Spans of the axis in the time of the result; what is cut falls out. */
export function toResult(edit: VideoEdit, spans: Span[]): Span[] {
  let before = 0;
  return keptSpans(edit).flatMap(([from, to]) => {
    const shift = before - from;
    before += to - from;
    return spans.flatMap((span): Span[] => {
      const [a, b] = [Math.max(span[0], from), Math.min(span[1], to)];
      return a < b ? [[a + shift, b + shift]] : [];
    });
  });
}

/** A moment of the result on the axis. */
export function toAxis(edit: VideoEdit, resultMs: number): number {
  let before = 0;
  for (const [from, to] of keptSpans(edit)) {
    if (resultMs < before + to - from) return from + resultMs - before;
    before += to - from;
  }
  return outPoint(edit);
}
