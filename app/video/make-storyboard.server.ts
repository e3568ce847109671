/** Writes `storyboard.jpg` from the keyframes of a finished rung; the words to it are the caller's to write. */
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { KEYFRAME_SECONDS } from './hls-output';
import { planStoryboard, writeStoryboardVtt } from './plan-storyboard';
import { playlistInput } from './verify-renditions.server';

/**
 * Returns the text of `storyboard.vtt`. Call it with a rung of the ladder, whose keyframes come evenly; a remux keeps
 * the camera's own.
 */
export async function makeStoryboard(work: {
  folder: string;
  rung: { name: string; width: number; height: number };
  seconds: number;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<string> {
  const { rung } = work;
  const keyframes = Math.ceil(work.seconds / KEYFRAME_SECONDS);
  const board = planStoryboard({ width: rung.width, height: rung.height, keyframes });
  const input = playlistInput(rung.name);
  const step = board.everySeconds / KEYFRAME_SECONDS;
  const scenes = [
    `select=not(mod(n\\,${step}))`,
    `scale=${board.width}:${board.height}:flags=area`,
    `tile=${board.columns}x${board.rows}`,
  ];
  await runFencedFfmpeg(
    [
      ...['-skip_frame', 'nokey', ...input, '-map', '0:v:0', '-vf', scenes.join(',')],
      ...['-fps_mode', 'passthrough', '-frames:v', '1', '-q:v', '6', '-f', 'image2', '-update', '1'],
      'storyboard.jpg',
    ],
    { cwd: work.folder, timeoutMs: work.timeoutMs, signal: work.signal },
  );
  return writeStoryboardVtt(board);
}
