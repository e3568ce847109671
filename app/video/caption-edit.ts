/**
 * The acts of the caption editor as pure functions from a list to a list. Cues stay in order of their start, whole
 * milliseconds from 0, each at least a tenth of a second long; `at` follows the cue that was worked on.
 */
import { isUnchecked, retimeCue, type Cue } from './captions';

export const LEAST_CUE_MS = 100;
const NEW_CUE_MS = 2000;

export interface Edited {
  cues: Cue[];
  /** Index of the cue in hand; −1 where there is none. */
  at: number;
}

const whole = (ms: number) => Math.max(0, Math.round(ms));

function ordered(cues: Cue[], inHand: Cue | undefined): Edited {
  // Sorting is stable: cues that start together keep their order.
  const sorted = [...cues].sort((a, b) => a[0] - b[0]);
  return { cues: sorted, at: inHand ? sorted.indexOf(inHand) : -1 };
}

const replaced = (cues: Cue[], at: number, cue: Cue): Edited =>
  ordered(
    cues.map((old, i) => (i === at ? cue : old)),
    cue,
  );

export function setText(cues: Cue[], at: number, text: string): Edited {
  const cue = cues[at];
  return cue ? { cues: cues.map((old, i) => (i === at ? [cue[0], cue[1], text] : old)), at } : { cues, at };
}

/** A start after the end pushes the end along, so that nothing runs backwards. */
export function setStart(cues: Cue[], at: number, ms: number): Edited {
  const cue = cues[at];
  if (!cue) return { cues, at };
  const start = whole(ms);
  return replaced(cues, at, [start, Math.max(cue[1], start + LEAST_CUE_MS), cue[2]]);
}

export function setEnd(cues: Cue[], at: number, ms: number): Edited {
  const cue = cues[at];
  if (!cue) return { cues, at };
  const end = Math.max(whole(ms), LEAST_CUE_MS);
  return replaced(cues, at, [Math.min(cue[0], end - LEAST_CUE_MS), end, cue[2]]);
}

/** Cuts the text at `offset` and the time in the same proportion; does nothing where a part would have no words. */
export function splitCue(cues: Cue[], at: number, offset: number): Edited {
  const cue = cues[at];
  if (!cue) return { cues, at };
  const [start, end, text] = cue;
  const [before, after] = [text.slice(0, offset).trim(), text.slice(offset).trim()];
  if (!before || !after || end - start < 2 * LEAST_CUE_MS) return { cues, at };
  const share = before.length / (before.length + after.length);
  const cut = Math.min(
    end - LEAST_CUE_MS,
    Math.max(start + LEAST_CUE_MS, whole(start + (end - start) * share)),
  );
  const second: Cue = [cut, end, after];
  return ordered([...cues.slice(0, at), [start, cut, before], second, ...cues.slice(at + 1)], second);
}

/** The two texts on two lines, from the earlier start to the later end. */
export function mergeWithNext(cues: Cue[], at: number): Edited {
  const [cue, next] = [cues[at], cues[at + 1]];
  if (!cue || !next) return { cues, at };
  const text = [cue[2].trim(), next[2].trim()].filter(Boolean).join('\n');
  const merged: Cue = [cue[0], Math.max(cue[1], next[1]), text];
  return ordered([...cues.slice(0, at), merged, ...cues.slice(at + 2)], merged);
}

/** Moves the cues from index `from` on; none goes before the video's start, all keep their length. */
export function shiftCues(cues: Cue[], from: number, byMs: number, at: number): Edited {
  const first = cues[from];
  if (!first) return { cues, at };
  const earliest = Math.min(...cues.slice(from).map(([start]) => start));
  const by = Math.max(Math.round(byMs), -earliest);
  const moved = cues.map((cue, i) => (i < from ? cue : retimeCue(cue, cue[0] + by, cue[1] + by)));
  return ordered(moved, moved[at]);
}

/** Plain text, composed alike on both sides, capitals as written. */
export function replaceText(cues: Cue[], find: string, replacement: string, at: number): Edited {
  const wanted = find.normalize('NFC');
  if (!wanted) return { cues, at };
  return {
    cues: cues.map((cue): Cue => {
      const [start, end, given, ...mark] = cue;
      const text = given.normalize('NFC');
      // Replacing everywhere is no look at each line: what was unchecked stays so.
      return text.includes(wanted) ? [start, end, text.replaceAll(wanted, () => replacement), ...mark] : cue;
    }),
    at,
  };
}

export const countMatches = (cues: Cue[], find: string): number => {
  const wanted = find.normalize('NFC');
  return wanted
    ? cues.reduce((sum, [, , text]) => sum + text.normalize('NFC').split(wanted).length - 1, 0)
    : 0;
};

/** The index of the line after `at` that nobody has checked, going round; null = all are. */
export function nextUnchecked(cues: Cue[], at: number): number | null {
  const after = cues.findIndex((cue, i) => i > at && isUnchecked(cue));
  const found = after >= 0 ? after : cues.findIndex(isUnchecked);
  return found < 0 ? null : found;
}

/** The line is right as it is; the next one that waits for it is in hand then. */
export function checkCue(cues: Cue[], at: number): Edited {
  const cue = cues[at];
  if (!cue || !isUnchecked(cue)) return { cues, at };
  const checked = cues.map((old, i): Cue => (i === at ? [old[0], old[1], old[2]] : old));
  return { cues: checked, at: nextUnchecked(checked, at) ?? at };
}

/** An empty cue from `ms` on, ending where the next one begins. */
export function addCue(cues: Cue[], ms: number): Edited {
  const start = whole(ms);
  const next = cues.find(([other]) => other > start);
  const end = Math.max(start + LEAST_CUE_MS, Math.min(start + NEW_CUE_MS, next?.[0] ?? Infinity));
  const cue: Cue = [start, end, ''];
  return ordered([...cues, cue], cue);
}

export function removeCue(cues: Cue[], at: number): Edited {
  const left = cues.filter((_, i) => i !== at);
  return { cues: left, at: Math.min(at, left.length - 1) };
}
