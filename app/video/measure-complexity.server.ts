/** How busy a recording is: a few short parts of it, encoded small at the ladder's quality before the ladder is planned. */
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { ProgramError } from '~/platform/program.server';
import { ladderPicture, ladderVideo } from './encode-ladder.server';
import type { SourceFacts } from './judge-probe';
import type { Complexity, Rung } from './plan-ladder';
import { sourceInput } from './probe-video.server';

const MOST_PARTS = 4;
const PART_SECONDS = 2;

/** When each part begins: evenly over the recording, none at the very start or end, where titles stand. */
export function planParts(durationSeconds: number): number[] {
  const count = Math.max(1, Math.min(MOST_PARTS, Math.floor(durationSeconds / (2 * PART_SECONDS))));
  const room = Math.max(0, durationSeconds - PART_SECONDS);
  return Array.from({ length: count }, (_, i) => (room * (2 * i + 1)) / (2 * count));
}

interface Work {
  file: string;
  facts: SourceFacts;
  /** The rung that the parts are encoded as; its cap does not hold here. */
  rung: Rung;
  timeoutMs: number;
  signal: AbortSignal;
}

/** Null where no part could be read: what is wrong with the recording is not decided here. */
export async function measureComplexity(work: Work): Promise<Complexity | null> {
  const measured: number[] = [];
  for (const at of planParts(work.facts.durationSeconds)) {
    const bits = await measurePart(work, at).catch((error: unknown) => {
      if (error instanceof ProgramError && error.reason === 'exit') return null;
      throw error;
    });
    if (bits !== null) measured.push(bits);
  }
  if (!measured.length) return null;
  const sum = measured.reduce((total, bits) => total + bits, 0);
  return { bitsPerPixel: sum / measured.length, busiest: Math.max(...measured) };
}

async function measurePart({ file, facts, rung, timeoutMs, signal }: Work, at: number) {
  const { stdout } = await runFencedFfmpeg(
    [
      ...['-ss', at.toFixed(3), ...sourceInput(facts)],
      ...['-filter_complex', ladderPicture(facts, [rung]), '-map', '[v0]', '-t', String(PART_SECONDS)],
      ...[...ladderVideo(), '-f', 'framecrc', 'pipe:1'],
    ],
    { source: file, timeoutMs, signal },
  );
  return bitsPerPixelOf(stdout, rung);
}

/** From the lines of framecrc: stream, dts, pts, duration, size and sum of each frame. Null where there is none. */
export function bitsPerPixelOf(framecrc: string, { width, height }: Rung): number | null {
  const sizes = [...framecrc.matchAll(/^0,(?:\s*-?\d+,){3}\s*(\d+),/gm)].map(([, size]) => Number(size));
  if (!sizes.length) return null;
  return (sizes.reduce((sum, size) => sum + size, 0) * 8) / (sizes.length * width * height);
}
