/** The picture that stands for a video: the most typical of its first keyframes, so never a black start. */
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { playlistInput } from './verify-renditions.server';

const CANDIDATES = 30;

/** Writes `poster.jpg` into `folder` from the rung `name`. */
export async function makePoster(work: {
  folder: string;
  name: string;
  timeoutMs: number;
  signal: AbortSignal;
}) {
  const input = playlistInput(work.name);
  await runFencedFfmpeg(
    [
      ...['-skip_frame', 'nokey', ...input, '-map', '0:v:0', '-vf', `thumbnail=${CANDIDATES}`],
      ...['-frames:v', '1', '-q:v', '4', '-f', 'image2', '-update', '1', 'poster.jpg'],
    ],
    { cwd: work.folder, timeoutMs: work.timeoutMs, signal: work.signal },
  );
}
