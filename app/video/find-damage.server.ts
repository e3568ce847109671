/**
 * Where a recording cannot be decoded: every picture is decoded once more, and what comes out damaged or not at all is
 * held against the packets of the file. Only called after the encoder complained, because it costs a full decode.
 */
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { ProgramError } from '~/platform/program.server';
import { joinSpans, LEAST_SECONDS, type Span } from './describe-loss';
import type { SourceFacts } from './judge-probe';
import { sourceInput } from './probe-video.server';

/** A hole in a stream whose packets themselves are gone. */
const HOLE_SECONDS = 1;

export async function findDamage(work: {
  file: string;
  facts: SourceFacts;
  /** When the file says that its pictures are, in order. */
  packets: number[];
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<Span[]> {
  const { facts, file, packets, timeoutMs, signal } = work;
  const intervalSeconds = facts.video.medianIntervalSeconds;
  const holes = facts.demuxer !== 'mov';
  const whole: number[] = [];
  let nextIsDamaged = false;
  const onErrorLine = (line: string) => {
    if (line.includes('corrupt decoded frame')) nextIsDamaged = true;
    const shown = /^\[Parsed_showinfo.*\bn: *\d+ .*\bpts_time:(-?[\d.]+)/.exec(line)?.[1];
    if (shown === undefined) return;
    if (!nextIsDamaged) whole.push(Number(shown));
    nextIsDamaged = false;
  };
  const args = [
    ...['-v', 'info', '-nostats', ...sourceInput(facts)],
    ...['-map', `0:${facts.video.streamIndex}`, '-vf', 'showinfo=checksum=0', '-fps_mode', 'passthrough'],
    ...['-f', 'null', '-'],
  ];
  await runFencedFfmpeg(args, { source: file, timeoutMs, signal, onErrorLine }).catch((error: unknown) => {
    if (!(error instanceof ProgramError) || error.reason !== 'exit') throw error;
  });
  whole.sort((a, b) => a - b);
  return findLostSpans({ whole, packets, intervalSeconds, endSeconds: facts.durationSeconds, holes });
}

/**
 * `whole`: when pictures came out undamaged; `packets`: when the file says that pictures are, both in order. With
 * `holes` a long silence between pictures is damage too: such a container does not know what it lost.
 */
export function findLostSpans(given: {
  whole: number[];
  packets: number[];
  intervalSeconds: number;
  endSeconds: number;
  holes: boolean;
}): Span[] {
  const { packets, intervalSeconds: interval } = given;
  const points = [(packets[0] ?? 0) - interval, ...given.whole, given.endSeconds];
  const lost: Span[] = [];
  let next = 0;
  for (const [i, to] of points.slice(1).entries()) {
    const before = points[i]!;
    while (next < packets.length && packets[next]! <= before + interval / 2) next++;
    const first = next;
    while (next < packets.length && packets[next]! < to - interval / 2) next++;
    const hole = given.holes && to - before > Math.max(HOLE_SECONDS, 10 * interval);
    if (hole || (next - first) * interval >= LEAST_SECONDS)
      lost.push({ from: Math.max(0, before + interval), to });
  }
  return joinSpans(lost);
}
