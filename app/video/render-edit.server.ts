/** Makes the file of a cut video: each recording decoded once behind the fence, and only what is kept encoded. */
import fs from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { inputGuard, runFencedFfmpeg, runFencedFfprobe } from '~/platform/ffmpeg.server';
import { countFrames, partFrames, type EditPart } from './edit-parts';
import { KEYFRAME_SECONDS } from './hls-output';
import type { SourceFacts } from './judge-probe';
import { measureGain } from './measure-loudness.server';
import { planEditFilter, planEditKbps, planEditSize, SAMPLE_RATE, type PictureSize } from './plan-edit';
import { rateValue, type FrameRate } from './plan-frame-rate';
import { sourceInput } from './probe-video.server';
import { createPacketScan, packetArgs } from './scan-packets';

/** Near-lossless: the ladder is encoded from it. */
const CRF = 16;

export interface RenderWork {
  /** Given to the fence. */
  folder: string;
  rate: FrameRate;
  /** In the order of the result; of each recording the parts that follow one another. */
  pieces: { file: string; facts: SourceFacts; parts: EditPart[] }[];
  timeoutMs: number;
  signal: AbortSignal;
  /** 0–100. */
  onPercent: (percent: number) => void;
}

/** Returns the finished file's path. Throws where it is not made of exactly the frames that were asked for. */
export async function renderEdit(work: RenderWork): Promise<string> {
  const { pieces, rate } = work;
  const frame = planEditSize(pieces[0]!.facts.video);
  const frames = countFrames(
    pieces.flatMap(({ parts }) => parts),
    rate,
  );
  const maxKbps = planEditKbps({ ...frame, seconds: frames / rateValue(rate) });
  let before = 0;
  const names: string[] = [];
  for (const [i, piece] of pieces.entries()) {
    const alone = pieces.length === 1;
    const name = alone ? 'result.mp4' : `piece-${i}.mov`;
    const done = before;
    const own = countFrames(piece.parts, rate);
    await encodePiece({ ...work, ...piece, frame, maxKbps, name, alone }, (share) =>
      work.onPercent(Math.floor((95 * (done + share * own)) / frames)),
    );
    await requireFrames(work, name, own);
    before += own;
    names.push(name);
  }
  if (names.length > 1) {
    await joinPieces(work, names);
    await requireFrames(work, 'result.mp4', frames);
  }
  return path.join(work.folder, 'result.mp4');
}

interface Piece extends RenderWork {
  file: string;
  facts: SourceFacts;
  parts: EditPart[];
  frame: PictureSize;
  maxKbps: number;
  name: string;
  /** The only one: it keeps its loudness, which is levelled when it is processed. */
  alone: boolean;
}

const aac = ['-c:a', 'aac', '-b:a', '192k', '-ar', String(SAMPLE_RATE), '-ac', '2'];
const bare = ['-map_metadata', '-1', '-map_chapters', '-1', '-dn', '-sn'];

async function encodePiece(piece: Piece, onShare: (share: number) => void) {
  const { file, facts, parts, rate, frame, maxKbps, alone, timeoutMs, signal } = piece;
  const gainDb = alone ? null : await measureGain({ file, facts, timeoutMs, signal });
  const threads = String(Math.min(4, availableParallelism()));
  const seconds = parts.reduce((sum, part) => sum + partFrames(part, rate), 0) / rateValue(rate);
  await runFencedFfmpeg(
    [
      ...['-threads', threads, '-filter_complex_threads', threads, ...sourceInput(facts)],
      ...(facts.audio
        ? []
        : ['-f', 'lavfi', '-i', `anullsrc=channel_layout=stereo:sample_rate=${SAMPLE_RATE}`]),
      ...['-filter_complex', planEditFilter({ facts, parts, frame, rate, gainDb })],
      ...['-map', '[picture]', '-map', '[sound]', '-t', (seconds + 1).toFixed(6)],
      ...['-c:v', 'libx264', '-preset', 'superfast', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
      // Without reordering, pieces meet without a shift.
      ...['-bf', '0', '-threads', threads, '-crf', String(CRF)],
      ...['-maxrate', `${maxKbps}k`, '-bufsize', `${maxKbps * 2}k`],
      ...['-force_key_frames', `expr:gte(t,n_forced*${KEYFRAME_SECONDS})`],
      ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
      // Compressed sound has a run-in of its own at each beginning; pieces that are joined keep their samples.
      ...(alone ? aac : ['-c:a', 'pcm_s16le']),
      ...[...bare, '-video_track_timescale', String(rate.num), '-f', alone ? 'mp4' : 'mov', piece.name],
    ],
    {
      ...{ source: file, cwd: piece.folder, timeoutMs, signal },
      onProgress: (doneMs) => onShare(Math.min(1, doneMs / 1000 / seconds)),
    },
  );
}

async function joinPieces({ folder, timeoutMs, signal }: RenderWork, names: string[]) {
  await fs.writeFile(path.join(folder, 'pieces.txt'), names.map((name) => `file ${name}\n`).join(''));
  await runFencedFfmpeg(
    [
      ...['-protocol_whitelist', 'file', '-format_whitelist', 'concat,mov,mp4', '-f', 'concat', '-safe', '1'],
      ...['-i', 'pieces.txt', '-map', '0:v:0', '-map', '0:a:0', '-c:v', 'copy', ...aac, ...bare],
      ...['-f', 'mp4', 'result.mp4'],
    ],
    { cwd: folder, timeoutMs, signal },
  );
}

async function requireFrames({ folder, timeoutMs, signal }: RenderWork, name: string, frames: number) {
  const packets = createPacketScan();
  await runFencedFfprobe([...inputGuard, '-select_streams', 'v', ...packetArgs, '-i', name], {
    ...{ cwd: folder, timeoutMs, signal },
    onLine: (line) => packets.line(line),
  });
  const found = packets.result().frames;
  if (found !== frames) throw new Error(`${name} holds ${found} of ${frames} frames`);
}
