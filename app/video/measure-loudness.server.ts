/** How loud a recording is as a whole (EBU R128), so that one even gain brings lessons to the same loudness. */
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { ProgramError } from '~/platform/program.server';
import type { SourceFacts } from './judge-probe';
import { sourceInput } from './probe-video.server';

/** LUFS; what phone speakers and video services are levelled to. */
const TARGET = -16;
const SILENCE = -60;
const MOST_GAIN_DB = 20;

/** Returns the gain in dB, 0 for silence. Only the sound is decoded, so it costs a few per cent of the encoding. */
export async function measureGain({
  file,
  facts,
  timeoutMs,
  signal,
}: {
  file: string;
  facts: SourceFacts;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<number> {
  if (!facts.audio) return 0;
  const { stderrTail } = await runFencedFfmpeg(
    [
      ...['-v', 'info', '-nostats', ...sourceInput(facts), '-map', `0:${facts.audio.streamIndex}`],
      ...['-af', 'aformat=channel_layouts=stereo,ebur128=framelog=verbose', '-f', 'null', '-'],
    ],
    { source: file, timeoutMs, signal },
  ).catch((error: unknown) => {
    // Sound that cannot be measured keeps its own loudness; whether it can be encoded is not decided here.
    if (error instanceof ProgramError && error.reason === 'exit') return error;
    throw error;
  });
  const measured = [...stderrTail.matchAll(/^\s+I:\s+(-?[\d.]+) LUFS/gm)].at(-1)?.[1];
  const loudness = Number(measured ?? SILENCE);
  if (!(loudness > SILENCE)) return 0;
  return Math.max(-MOST_GAIN_DB, Math.min(MOST_GAIN_DB, TARGET - loudness));
}
