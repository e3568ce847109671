/** The sound as recognisers want it, on the lesson's own clock: from a set that plays, where sound and picture agree. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { RecognisingFailed } from './recognising-failed';
import { SPEECH_FILE } from './recogniser';
import { playlistInput } from './verify-renditions.server';

/** Of the WAV: 16 bits at 16 kHz. */
export const SPEECH_BYTES_A_SECOND = 32_000;

/**
 * Writes {@link SPEECH_FILE} into `folder`, which fenced programs may write: 16 kHz, mono, as long as the sound of the
 * set in `setFolder`. Throws RecognisingFailed `no-sound` for a set without sound.
 */
export async function extractSpeech({
  setFolder,
  folder,
  durationMs,
  signal,
}: {
  setFolder: string;
  folder: string;
  durationMs: number;
  signal: AbortSignal;
}): Promise<void> {
  const copy = path.join(folder, 'audio');
  // A copy: the fenced program works in one folder, and the set may be replaced meanwhile.
  await fs.cp(path.join(setFolder, 'audio'), copy, { recursive: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new RecognisingFailed('no-sound', 'the set has no sound');
  });
  await runFencedFfmpeg(
    [
      ...[...playlistInput('audio'), '-map', '0:a:0', '-af', 'aresample=async=1:first_pts=0'],
      ...['-ac', '1', '-ar', '16000', '-c:a', 'pcm_s16le', '-map_metadata', '-1', '-bitexact', SPEECH_FILE],
    ],
    { cwd: folder, signal, timeoutMs: 120_000 + durationMs },
  );
  await fs.rm(copy, { recursive: true });
}
