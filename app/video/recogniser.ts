/** What every way of recognising speech is given, and its bounds. */

/** In the working folder: 16 bits, 16 kHz, one channel. */
export const SPEECH_FILE = 'audio.wav';

/** Word times make an answer many times as large as its captions; more than this is no answer. */
export const ANSWER_MAX_BYTES = 16 * 1024 * 1024;

export interface Hearing {
  folder: string;
  /** BCP 47. */
  lang: string;
  signal: AbortSignal;
  timeoutMs: number;
}

/** Ten times as long as the recording, which large models need on a small machine, and time to load them. */
export const hearingTimeMs = (durationMs: number) => 300_000 + 10 * durationMs;
