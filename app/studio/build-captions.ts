/** A spoken sentence with its place on the lesson's axis, whole milliseconds. */
export interface SpokenSentence {
  startMs: number;
  endMs: number;
  text: string;
}

const two = (value: number) => String(value).padStart(2, '0');

/** `00:01:02.345` */
function timestamp(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}.${String(ms % 1000).padStart(3, '0')}`;
}

const escapeCue = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** WebVTT with one cue a sentence, in the order given. */
export function buildCaptions(sentences: SpokenSentence[]): string {
  const cues = sentences.map(
    ({ startMs, endMs, text }) => `${timestamp(startMs)} --> ${timestamp(endMs)}\n${escapeCue(text)}\n`,
  );
  return `WEBVTT\n\n${cues.join('\n')}`;
}
