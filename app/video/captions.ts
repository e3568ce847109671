/** Captions as this house keeps them: cues for the transcript and one plain, normalised WebVTT for the player. */

/** [startMs, endMs, text]; whole milliseconds of the video, lines of text joined by \n. */
export type Cue = [startMs: number, endMs: number, text: string];

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
