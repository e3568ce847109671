/** Searching a transcript: letters composed alike, capitals alike; pure, so that the page only draws. */
import type { Cue } from '~/video/captions';

const fold = (text: string) => text.normalize('NFC').toLowerCase();

/** Indices of the cues that hold the words; a line break counts as a space. Empty for no words. */
export function findInCues(cues: Cue[], query: string): number[] {
  const wanted = fold(query).trim().replace(/\s+/g, ' ');
  if (!wanted) return [];
  return cues.flatMap(([, , text], index) =>
    fold(text).replace(/\s+/g, ' ').includes(wanted) ? [index] : [],
  );
}

/** The text in pieces, every second one a match. Folding must not move letters: where it does nothing is marked. */
export function markMatches(text: string, query: string): string[] {
  const composed = text.normalize('NFC');
  const folded = fold(composed);
  const wanted = fold(query).trim();
  if (!wanted || folded.length !== composed.length) return [composed];
  const pieces: string[] = [];
  let at = 0;
  for (let found = folded.indexOf(wanted); found >= 0; found = folded.indexOf(wanted, at)) {
    pieces.push(composed.slice(at, found), composed.slice(found, found + wanted.length));
    at = found + wanted.length;
  }
  return [...pieces, composed.slice(at)];
}
