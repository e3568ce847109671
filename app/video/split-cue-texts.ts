/** Sentences into pieces that fit a caption: two lines of about twenty characters, broken at a comma or a space. */
import { captionWidth, LINE_CHARACTERS, MOST_LINES, readingLength } from './caption-rules';

/** Two full lines rarely break evenly: a few characters stay free. */
const MOST_WIDE = LINE_CHARACTERS * MOST_LINES - 4;
/** Under the longest cue, because speech is not even. */
const LONGEST_PIECE_SECONDS = 6.5;

/** Where to cut near the middle: after a comma if one is near, else at a space; −1 = the text is one word. */
function cutNearMiddle(text: string): number {
  const middle = text.length / 2;
  const places = [...text.matchAll(/\s/g)].map(({ index }) => ({
    index,
    cost: Math.abs(index - middle) - (/[,;:·]$/.test(text.slice(0, index)) ? text.length / 6 : 0),
  }));
  return places.reduce((best, place) => (place.cost < best.cost ? place : best), {
    index: -1,
    cost: Infinity,
  }).index;
}

const halve = (text: string, fits: (text: string) => boolean): string[] => {
  const at = fits(text) ? -1 : cutNearMiddle(text);
  if (at < 0) return [text];
  return [text.slice(0, at), text.slice(at + 1)].flatMap((part) => halve(part.trim(), fits));
};

/** On two lines where one is too wide. */
export function breakLines(text: string): string {
  if (captionWidth(text) <= LINE_CHARACTERS) return text;
  const at = cutNearMiddle(text);
  return at < 0 ? text : `${text.slice(0, at)}\n${text.slice(at + 1)}`;
}

/**
 * One text a cue, in order and without loss. `charactersASecond` is how fast the speech goes: slow speech gets shorter
 * pieces, so that none stands longer than about six seconds, and what takes under a second joins its neighbour.
 */
export function splitCueTexts(sentences: string[], charactersASecond: number): string[] {
  const mostSpoken = Math.max(6, charactersASecond * LONGEST_PIECE_SECONDS);
  const fits = (text: string) => captionWidth(text) <= MOST_WIDE && readingLength(text) <= mostSpoken;
  const short = (text: string) => readingLength(text) < charactersASecond;
  const pieces: string[] = [];
  for (const piece of sentences.flatMap((sentence) => halve(sentence, fits))) {
    const last = pieces.at(-1);
    const joined = `${last} ${piece}`;
    if (last !== undefined && (short(last) || short(piece)) && fits(joined))
      pieces[pieces.length - 1] = joined;
    else pieces.push(piece);
  }
  return pieces;
}
