/**
 * Lays texts over spans of speech: by their length, with the longest silences taken for the ends of the texts near
 * them. Silence is cut out first, so that length runs only where somebody speaks; the rest is on that axis.
 */
import { LONGEST_CUE_MS, readingLength, SHORTEST_CUE_MS } from './caption-rules';
import type { Cue } from './captions';
import { breakLines } from './split-cue-texts';
import type { SpeechSpan } from './speech-spans';

/** A silence is taken for the end of a text when it lies within this share of the shorter neighbour, or this far. */
const DRIFT_SHARE = 0.6;
const DRIFT_MS = 350;

interface Gap {
  /** Place on the axis of speech alone. */
  at: number;
  /** The silence in the video. */
  fromMs: number;
  toMs: number;
}

/** `edges[i]` is the end of text i − 1 and the start of text i; `gaps[i]` the silence it fell on. */
interface Edges {
  edges: number[];
  gaps: (Gap | undefined)[];
}

/** Throws nothing: without texts or speech the answer is empty. Cues in order, no two overlapping, one a text. */
export function alignTexts(texts: string[], spans: SpeechSpan[], durationMs: number): Cue[] {
  if (texts.length === 0 || spans.length === 0) return [];
  const gaps: Gap[] = [];
  let spoken = 0;
  for (const [i, [from, to]] of spans.entries()) {
    if (i) gaps.push({ at: spoken, fromMs: spans[i - 1]![1], toMs: from });
    spoken += to - from;
  }
  const weights = texts.map((text) => Math.max(1, readingLength(text)));
  const found = divide(weights, gaps, spoken);
  const toVideo = (at: number) => {
    let rest = at;
    for (const [from, to] of spans) {
      if (rest <= to - from) return from + rest;
      rest -= to - from;
    }
    return spans.at(-1)![1];
  };
  const times = texts.map((_, i): [number, number] => [
    found.gaps[i]?.toMs ?? toVideo(found.edges[i]!),
    found.gaps[i + 1]?.fromMs ?? toVideo(found.edges[i + 1]!),
  ]);
  return settle(times, durationMs).map(([start, end], i) => [start, end, breakLines(texts[i]!)]);
}

/** The longest silences first; each fixes one edge, and what lies left and right of it is measured out anew. */
function divide(weights: number[], gaps: Gap[], spoken: number): Edges {
  const edges: number[] = [0, ...weights.map(() => 0)];
  const taken: (Gap | undefined)[] = edges.map(() => undefined);
  edges[weights.length] = spoken;
  const work = (first: number, last: number, inside: Gap[]) => {
    const [from, to] = [edges[first]!, edges[last]!];
    const whole = weights.slice(first, last).reduce((sum, weight) => sum + weight, 0);
    let sum = 0;
    for (let i = first; i < last - 1; i++) {
      sum += weights[i]!;
      edges[i + 1] = from + ((to - from) * sum) / whole;
    }
    for (const gap of [...inside].sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))) {
      const edge = nearestEdge(edges, first, last, gap.at);
      if (edge === null) continue;
      edges[edge] = gap.at;
      taken[edge] = gap;
      work(
        first,
        edge,
        inside.filter(({ at }) => at < gap.at),
      );
      work(
        edge,
        last,
        inside.filter(({ at }) => at > gap.at),
      );
      return;
    }
  };
  work(0, weights.length, gaps);
  return { edges, gaps: taken };
}

/** The inner edge nearest to `at`, if it is near enough to be the same place. */
function nearestEdge(edges: number[], first: number, last: number, at: number): number | null {
  let best: number | null = null;
  for (let i = first + 1; i < last; i++)
    if (best === null || Math.abs(edges[i]! - at) < Math.abs(edges[best]! - at)) best = i;
  if (best === null) return null;
  const shorter = Math.min(edges[best]! - edges[best - 1]!, edges[best + 1]! - edges[best]!);
  return Math.abs(edges[best]! - at) <= Math.max(DRIFT_MS, shorter * DRIFT_SHARE) ? best : null;
}

/** Whole, in order, within the video; short cues grow into the silence around them, long ones end early. */
function settle(times: [number, number][], durationMs: number): [number, number][] {
  const cues = times.map(([start, end]): [number, number] => [Math.round(start), Math.round(end)]);
  for (const [i, cue] of cues.entries()) {
    const before = cues[i - 1]?.[1] ?? 0;
    const after = cues[i + 1]?.[0] ?? durationMs;
    cue[0] = Math.max(cue[0], before);
    if (cue[1] - cue[0] < SHORTEST_CUE_MS)
      cue[1] = Math.max(cue[1], Math.min(after, cue[0] + SHORTEST_CUE_MS));
    if (cue[1] - cue[0] < SHORTEST_CUE_MS) cue[0] = Math.max(before, cue[1] - SHORTEST_CUE_MS);
    // Nothing is free beside it: the neighbours give what they can spare.
    const [previous, next] = [cues[i - 1], cues[i + 1]];
    if (cue[1] - cue[0] < SHORTEST_CUE_MS && next) {
      cue[1] = Math.max(cue[1], Math.min(cue[0] + SHORTEST_CUE_MS, next[1] - SHORTEST_CUE_MS));
      next[0] = Math.max(next[0], cue[1]);
    }
    if (cue[1] - cue[0] < SHORTEST_CUE_MS && previous) {
      cue[0] = Math.min(cue[0], Math.max(cue[1] - SHORTEST_CUE_MS, previous[0] + SHORTEST_CUE_MS));
      previous[1] = Math.min(previous[1], cue[0]);
    }
    cue[1] = Math.max(cue[0] + 1, cue[1]);
  }
  for (const cue of cues) cue[1] = Math.min(cue[1], cue[0] + LONGEST_CUE_MS);
  return cues;
}
