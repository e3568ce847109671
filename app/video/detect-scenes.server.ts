/** Where the picture becomes another one: a rendition set's smallest rung, decoded once. */
import type { WorkContext } from '~/platform/context';
import { runFfmpeg } from '~/platform/ffmpeg.server';
import { playlistInput } from './verify-renditions.server';

/** ffmpeg's score of a change, 0–1: slides and cuts lie above, a hand that moves below. */
const LEAST_SCORE = 0.25;
const LONGEST_RUN_MS = 90_000;

/** Whole milliseconds in order. Throws where the set is not there or cannot be read in time. */
export async function detectScenes({
  storage,
  prefix,
  rung,
}: Pick<WorkContext, 'storage'> & { prefix: string; rung: string }): Promise<number[]> {
  // Printed as metadata on standard output: standard error keeps only its last lines.
  const filter = `select='gt(scene,${LEAST_SCORE})',metadata=mode=print:file=-`;
  const args = ['-v', 'error', ...playlistInput(rung), '-map', '0:v:0', '-vf', filter, '-f', 'null', '-'];
  const options = { cwd: storage.localPath(prefix), timeoutMs: LONGEST_RUN_MS };
  const { stdout } = await runFfmpeg(args, options);
  return [...stdout.matchAll(/\bpts_time:(-?[\d.]+)/g)].map(([, at]) => Math.round(Number(at) * 1000));
}
