/** How loud a recording is as a whole (EBU R128), so that one even gain brings lessons to the same loudness. */
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { ProgramError } from '~/platform/program.server';
import type { SourceFacts } from './judge-probe';
import { levelSound, PEAK_DB } from './level-sound';
import { sourceInput } from './probe-video.server';

/** LUFS; what phone speakers and video services are levelled to. */
const TARGET = -16;
/** What is no louder is the noise of a room. */
const SILENCE = -52;
const MOST_GAIN_DB = 26;
/** How much of its loudness a recording of sharp peaks may be given back after they were limited. */
const MOST_RETURN_DB = 8;

interface Work {
  file: string;
  facts: SourceFacts;
  timeoutMs: number;
  signal: AbortSignal;
}

/** Returns the gain in dB, 0 for silence. Only the sound is decoded, so it costs a few per cent of the encoding. */
export async function measureGain(work: Work): Promise<number> {
  if (!work.facts.audio) return 0;
  const { loudness, peak } = await measure(work, []);
  if (!(loudness > SILENCE)) return 0;
  const gain = Math.max(-MOST_GAIN_DB, Math.min(MOST_GAIN_DB, TARGET - loudness));
  if (peak + gain <= PEAK_DB) return gain;
  // Peaks that are cut off take loudness with them; how much, only the same filters tell.
  let raised = gain;
  for (let round = 0; round < 3; round++) {
    const missing = loudness + gain - (await measure(work, levelSound(raised))).loudness;
    if (!(missing > 0.5)) break;
    raised = Math.min(raised + missing, gain + MOST_RETURN_DB);
  }
  return raised;
}

async function measure({ file, facts, timeoutMs, signal }: Work, filters: string[]) {
  const chain = ['aformat=channel_layouts=stereo', ...filters, 'ebur128=peak=true:framelog=verbose'].join(
    ',',
  );
  const args = ['-v', 'info', '-nostats', ...sourceInput(facts), '-map', `0:${facts.audio!.streamIndex}`];
  const { stderrTail } = await runFencedFfmpeg([...args, '-af', chain, '-f', 'null', '-'], {
    ...{ source: file, timeoutMs, signal },
  }).catch((error: unknown) => {
    // Sound that cannot be measured keeps its own loudness; whether it can be encoded is not decided here.
    if (error instanceof ProgramError && error.reason === 'exit') return error;
    throw error;
  });
  const last = (pattern: RegExp) => Number([...stderrTail.matchAll(pattern)].at(-1)?.[1] ?? -Infinity);
  return {
    loudness: last(/^\s+I:\s+(-?[\d.]+) LUFS/gm),
    peak: last(/^\s+Peak:\s+(-?[\d.]+) dBFS/gm),
  };
}
