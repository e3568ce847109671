/** Where somebody speaks: the sound of a rendition set, cut at its silences. Only the sound is decoded. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { WorkContext } from '~/platform/context';
import { AppError } from '~/platform/errors';
import { runFfmpeg } from '~/platform/ffmpeg.server';
import { joinSilences, type SpeechSpan } from './speech-spans';
import { playlistInput } from './verify-renditions.server';

/** Shorter pauses are breath within a sentence. */
const SHORTEST_SILENCE_SECONDS = 0.25;
/** How far below the recording's own mean a silence lies, within what recordings are like. */
const BELOW_MEAN_DB = 14;
const [QUIETEST_DB, LOUDEST_DB] = [-60, -25];
const LONGEST_RUN_MS = 60_000;
const MOST_AT_ONCE = 2;
let running = 0;

/**
 * Spans of speech in whole milliseconds of the video, in order; empty for a video without sound or in silence.
 * Throws `busy` (429) while others fill the machine.
 */
export async function detectSpeech({
  storage,
  prefix,
  durationMs,
}: Pick<WorkContext, 'storage'> & { prefix: string; durationMs: number }): Promise<SpeechSpan[]> {
  const folder = storage.localPath(prefix);
  if (!(await fs.stat(path.join(folder, 'audio', 'media.m3u8')).catch(() => null))) return [];
  if (running >= MOST_AT_ONCE) {
    throw new AppError('too-fast', 'busy', '지금 다른 자막을 맞추고 있습니다. 잠시 뒤 다시 눌러 주세요.', {
      retryAfterSeconds: 10,
    });
  }
  running++;
  try {
    const mean = await measureMean(folder);
    if (mean === null || mean < QUIETEST_DB) return [];
    const noise = Math.min(LOUDEST_DB, Math.max(QUIETEST_DB, mean - BELOW_MEAN_DB));
    const silence = `silencedetect=noise=${noise.toFixed(1)}dB:d=${SHORTEST_SILENCE_SECONDS}`;
    // Printed as metadata on standard output: standard error keeps only its last lines.
    const { stdout } = await decode(folder, `${silence},ametadata=mode=print:file=-`);
    return joinSilences(stdout, durationMs);
  } finally {
    running--;
  }
}

const decode = (folder: string, filter: string) =>
  runFfmpeg(
    ['-v', 'info', '-nostats', ...playlistInput('audio'), '-map', '0:a:0', '-af', filter, '-f', 'null', '-'],
    { cwd: folder, timeoutMs: LONGEST_RUN_MS },
  );

async function measureMean(folder: string): Promise<number | null> {
  const { stderrTail } = await decode(folder, 'volumedetect');
  const mean = /mean_volume: (-?[\d.]+) dB/.exec(stderrTail)?.[1];
  return mean === undefined ? null : Number(mean);
}
