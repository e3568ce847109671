import { formatVtt } from '~/video/captions';

/** A spoken sentence with its place on the lesson's axis, whole milliseconds. */
export interface SpokenSentence {
  startMs: number;
  endMs: number;
  text: string;
}

/** WebVTT with one cue a sentence, in the order given. */
export const buildCaptions = (sentences: SpokenSentence[]): string =>
  formatVtt(sentences.map(({ startMs, endMs, text }) => [startMs, endMs, text]));
