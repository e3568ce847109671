/** Pictures and a voice track become one MP4 in a few seconds of work, however long it lasts. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { runFfmpeg } from '~/platform/ffmpeg.server';
import { FRAMES_A_SECOND, GROUP_SECONDS, groupList, repeatList } from './still-video';

const TIMEOUT_MS = 300_000;

/**
 * Writes `file` from PNGs of one size that lie in `workFolder` and a WAV: H.264 High yuv420p at 10 frames a second with
 * an IDR at least every 2 s and no B-frames, AAC-LC stereo 48 kHz, index in front. `onProgress` gets 0–1.
 */
export async function encodeStillVideo({
  file,
  workFolder,
  pictures,
  startMs,
  voice,
  durationMs,
  signal,
  onProgress,
}: {
  file: string;
  workFolder: string;
  pictures: string[];
  /** When each picture appears; the first at 0. */
  startMs: number[];
  voice: string;
  durationMs: number;
  signal?: AbortSignal | undefined;
  onProgress?: (share: number) => void;
}): Promise<void> {
  const bounds = { cwd: workFolder, timeoutMs: TIMEOUT_MS, ...(signal ? { signal } : {}) };
  const groupFrames = String(FRAMES_A_SECOND * GROUP_SECONDS);
  await fs.writeFile(
    path.join(workFolder, 'groups.txt'),
    groupList(pictures.map((picture) => path.basename(picture))),
  );
  await runFfmpeg(
    [
      ...['-f', 'concat', '-i', 'groups.txt', '-t', String(pictures.length * GROUP_SECONDS)],
      ...['-vf', `fps=${FRAMES_A_SECOND},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`],
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-tune',
        'stillimage',
        '-crf',
        '22',
        '-profile:v',
        'high',
      ],
      ...['-g', groupFrames, '-keyint_min', groupFrames, '-sc_threshold', '0', '-bf', '0', '-threads', '2'],
      ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
      'groups.mp4',
    ],
    bounds,
  );
  await fs.writeFile(path.join(workFolder, 'repeats.txt'), repeatList('groups.mp4', { startMs, durationMs }));
  await runFfmpeg(
    [
      ...['-f', 'concat', '-i', 'repeats.txt', '-i', voice, '-map', '0:v', '-map', '1:a', '-c:v', 'copy'],
      // The fast coder: speech gains nothing from the thorough one, which takes four times as long.
      ...['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '96k', '-ar', '48000', '-ac', '2'],
      ...['-movflags', '+faststart', file],
    ],
    {
      ...bounds,
      ...(onProgress ? { onProgress: (outMs) => onProgress(Math.min(1, outMs / durationMs)) } : {}),
    },
  );
}
