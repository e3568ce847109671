/** What makes a caption hard to read, as pure rules: the editor explains each and leads from one to the next. */
import type { Cue } from './captions';

/**
 * Korean characters a second, a Latin letter or digit counting half. Beyond it a reader's eyes stay on the words and
 * miss the work that the picture shows; broadcasters and streaming services set theirs between 12 and 16.
 */
export const MOST_CHARACTERS_A_SECOND = 14;
/** Shorter than this a caption is gone before the eye has found it. */
export const SHORTEST_CUE_MS = 1000;
/** Longer than this people read it twice and take it for a new one. */
export const LONGEST_CUE_MS = 7000;
/** Two lines of twenty: what a phone held upright shows under the picture without shrinking it. */
export const MOST_LINES = 2;
export const LINE_CHARACTERS = 20;

export type CaptionProblem =
  | { kind: 'empty' }
  | { kind: 'past-end'; endMs: number; durationMs: number }
  | { kind: 'overlap'; byMs: number }
  | { kind: 'short'; ms: number }
  | { kind: 'long'; ms: number }
  | { kind: 'fast'; charactersASecond: number }
  | { kind: 'lines'; lines: number };

export interface CaptionWarning {
  /** Index into the cues. */
  at: number;
  problem: CaptionProblem;
}

const isNarrow = (character: string) => character.codePointAt(0)! < 0x1100;

/** Width in Korean characters: what is narrower counts half. */
export function captionWidth(text: string): number {
  let halves = 0;
  for (const character of text.normalize('NFC')) halves += isNarrow(character) ? 1 : 2;
  return halves / 2;
}

/** Characters that are read: without spaces. */
export const readingLength = (text: string): number => captionWidth(text.replace(/\s/g, ''));

/** Lines on a narrow picture, where a long one wraps. */
export const countLines = (text: string): number =>
  text
    .split('\n')
    .map((line) => Math.ceil(captionWidth(line.trim()) / LINE_CHARACTERS))
    .reduce((sum, lines) => sum + lines, 0);

/** Of one cue, given the one after it; `durationMs` null = unknown. Most serious first. */
export function problemsOf(
  [startMs, endMs, text]: Cue,
  next: Cue | undefined,
  durationMs: number | null,
): CaptionProblem[] {
  const found: CaptionProblem[] = [];
  const ms = endMs - startMs;
  if (!text.trim()) found.push({ kind: 'empty' });
  if (durationMs !== null && endMs > durationMs) found.push({ kind: 'past-end', endMs, durationMs });
  if (next && next[0] < endMs) found.push({ kind: 'overlap', byMs: endMs - next[0] });
  if (ms < SHORTEST_CUE_MS) found.push({ kind: 'short', ms });
  if (ms > LONGEST_CUE_MS) found.push({ kind: 'long', ms });
  const charactersASecond = readingLength(text) / (ms / 1000);
  if (charactersASecond > MOST_CHARACTERS_A_SECOND) found.push({ kind: 'fast', charactersASecond });
  const lines = countLines(text);
  if (lines > MOST_LINES) found.push({ kind: 'lines', lines });
  return found;
}

export const listWarnings = (cues: Cue[], durationMs: number | null): CaptionWarning[] =>
  cues.flatMap((cue, at) => problemsOf(cue, cues[at + 1], durationMs).map((problem) => ({ at, problem })));

/** The cue with a warning after `at`, going round; null = there is none. */
export function nextWarned(warnings: CaptionWarning[], at: number): number | null {
  return warnings.find((warning) => warning.at > at)?.at ?? warnings[0]?.at ?? null;
}
