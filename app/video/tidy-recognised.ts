/**
 * What was heard, made readable by the rules of captions: within the video, none over the next, long ones in pieces of two
 * lines, short ones standing long enough to be found. Every line is unchecked, because nobody has listened yet. Pure.
 */
import { LEAST_CUE_MS } from './caption-edit';
import { LONGEST_CUE_MS, MOST_CHARACTERS_A_SECOND, readingLength, SHORTEST_CUE_MS } from './caption-rules';
import type { Cue } from './captions';
import { breakLines, splitCueTexts } from './split-cue-texts';

/** A long line in pieces, each with its share of the time. */
function inPieces([startMs, endMs, text]: Cue): Cue[] {
  const words = text.replace(/\s+/g, ' ').trim();
  const rate = readingLength(words) / ((endMs - startMs) / 1000);
  const pieces = splitCueTexts([words], Math.max(1, rate));
  const all = pieces.reduce((sum, piece) => sum + readingLength(piece), 0) || 1;
  let read = 0;
  return pieces.map((piece) => {
    const from = startMs + ((endMs - startMs) * read) / all;
    read += readingLength(piece);
    const to = startMs + ((endMs - startMs) * read) / all;
    return [Math.round(from), Math.round(to), breakLines(piece)];
  });
}

/** How long it should stand, where there is room. */
const wantedMs = (text: string) =>
  Math.min(
    LONGEST_CUE_MS,
    Math.max(SHORTEST_CUE_MS, Math.ceil((readingLength(text) / MOST_CHARACTERS_A_SECOND) * 1000)),
  );

export function tidyRecognised(heard: Cue[], durationMs: number): Cue[] {
  const pieces = heard
    .filter(([start, , text]) => start < durationMs - LEAST_CUE_MS && text.trim() !== '')
    .flatMap(([start, end, text]) => inPieces([start, Math.min(end, durationMs), text]))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const kept: Cue[] = [];
  for (const [i, [start, end, text]] of pieces.entries()) {
    const before = kept.at(-1)?.[1] ?? 0;
    const from = Math.max(start, before);
    const room = Math.min(pieces[i + 1]?.[0] ?? durationMs, durationMs);
    const spoken = Math.min(end, Math.max(room, from + LEAST_CUE_MS));
    const to = Math.max(spoken, Math.min(room, from + wantedMs(text)));
    if (from + LEAST_CUE_MS <= to && to <= durationMs) kept.push([from, to, text, true]);
  }
  return kept;
}
