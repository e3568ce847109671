/** Spans of speech out of what ffmpeg's silencedetect prints. */

/** [startMs, endMs] of the video, whole milliseconds. */
export type SpeechSpan = [startMs: number, endMs: number];

/** A click or a cough is no speech. */
const SHORTEST_SPEECH_MS = 120;

/** `printed` holds `lavfi.silence_start=` and `lavfi.silence_end=` in seconds, in order; a silence at the end stays open. */
export function joinSilences(printed: string, durationMs: number): SpeechSpan[] {
  const spans: SpeechSpan[] = [];
  let speechFrom: number | null = 0;
  const close = (at: number) => {
    const to = Math.min(at, durationMs);
    if (speechFrom !== null && to - speechFrom >= SHORTEST_SPEECH_MS) spans.push([speechFrom, to]);
    speechFrom = null;
  };
  for (const [, edge, seconds] of printed.matchAll(/^lavfi\.silence_(start|end)=(-?[\d.]+)/gm)) {
    const ms = Math.max(0, Math.round(Number(seconds) * 1000));
    if (edge === 'start') close(ms);
    else speechFrom = ms;
  }
  close(durationMs);
  return spans;
}
