/** Captions as this house keeps them: cues for the transcript and one plain, normalised WebVTT for the player. */

/**
 * [startMs, endMs, text]; whole milliseconds of the video, lines of text joined by \n. `unchecked` stands on a line that a
 * recogniser heard and nobody has checked: an act that makes the line anew leaves it off, because a person looked at it.
 */
export type Cue =
  | [startMs: number, endMs: number, text: string]
  | [startMs: number, endMs: number, text: string, unchecked: true];

export const isUnchecked = (cue: Cue): boolean => cue.length === 4;
export const countUnchecked = (cues: Cue[]): number => cues.filter(isUnchecked).length;
/** The same line, checked or not, at another time. */
export const retimeCue = ([, , text, ...mark]: Cue, startMs: number, endMs: number): Cue => [
  startMs,
  endMs,
  text,
  ...mark,
];

export interface Captions {
  /** Normalised WebVTT: no styles, no regions, no tags. */
  vtt: string;
  cues: Cue[];
}

/** Bytes of an uploaded caption file. */
export const CAPTIONS_MAX_BYTES = 512 * 1024;

/** `HH:MM:SS.mmm` */
export function formatCueTime(ms: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}.${String(ms % 1000).padStart(3, '0')}`;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function formatVtt(cues: Cue[]): string {
  const blocks = cues.map(
    ([start, end, text]) =>
      `${formatCueTime(start)} --> ${formatCueTime(end)}\n${text.replace(/[&<>]/g, (c) => escapes[c]!)}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}
