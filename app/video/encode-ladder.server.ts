/** Rungs and the sound in one ffmpeg call: the source is read and decoded once for all of them. */
import { availableParallelism } from 'node:os';
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { hlsOutput, KEYFRAME_SECONDS } from './hls-output';
import type { SourceFacts } from './judge-probe';
import { levelSound } from './level-sound';
import { planFrameRate, rateValue, type FrameRate } from './plan-frame-rate';
import type { Rung } from './plan-ladder';
import { planVideoFilter } from './plan-video-filter';
import { sourceInput } from './probe-video.server';

const CRF = 23;

const threads = String(Math.min(4, availableParallelism()));

/** A draft has half the frames; whatever no other picture needs is not even decoded for it. */
export function ladderRate({ video }: SourceFacts, draft = false): FrameRate {
  const { num, den } = planFrameRate(video.medianIntervalSeconds);
  return { num, den: draft ? 2 * den : den };
}

/** The filter graph of these rungs, outputs `[v0]`…; the same instants whatever rungs it is asked for. */
export function ladderPicture(facts: SourceFacts, rungs: Rung[], draft = false): string {
  const { video } = facts;
  const rate = ladderRate(facts, draft);
  const lines = Math.min(video.width, video.height);
  return planVideoFilter({ ...video, rate, holdLastSeconds: video.lastFrameSeconds, lines }, rungs);
}

/** The encoder of every rung: High for reach, constant quality, a keyframe every two seconds and nowhere else. */
export const ladderVideo = () => [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
  ...['-threads', threads, '-crf', String(CRF), '-sc_threshold', '0'],
  ...['-force_key_frames', `expr:gte(t,n_forced*${KEYFRAME_SECONDS})`],
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
];

/** A recording without sound gets a silent track, so that every player meets the same shape. */
const ladderSound = ({ audio }: SourceFacts, gainDb: number) =>
  [
    audio ? `[0:${audio.streamIndex}]aresample=48000:async=1000:first_pts=0` : '[1:a]anull',
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    ...(audio ? levelSound(gainDb) : []),
    'apad[sound]',
  ].join(',');

const silence = ['-f', 'lavfi', '-i', 'anullsrc=channel_layout=stereo:sample_rate=48000'];

export interface LadderEncode {
  file: string;
  folder: string;
  facts: SourceFacts;
  rungs: Rung[];
  draft: boolean;
  /** Null leaves the sound out, where an earlier part of the ladder has it. */
  gainDb: number | null;
  /** 0–19; see `runFencedFfmpeg`. */
  nice?: number | undefined;
  timeoutMs: number;
  signal: AbortSignal;
  /** 0–100. */
  onPercent: (percent: number) => void;
}

/**
 * Writes `<rung>/media.m3u8` for each rung and `audio/media.m3u8` into `folder`. Returns what the decoder complained of,
 * empty for a whole recording.
 */
export async function encodeLadder(work: LadderEncode): Promise<string> {
  const { facts, rungs, gainDb, draft } = work;
  const rate = rateValue(ladderRate(facts, draft));
  // Whole frames, so that picture, sound and the stated length end together.
  const seconds = Math.max(1, Math.round(facts.durationSeconds * rate)) / rate;
  const withSound = gainDb !== null;
  const graphs = [ladderPicture(facts, rungs, draft), ...(withSound ? [ladderSound(facts, gainDb)] : [])];
  // Without a rendition of sound to go with, a rung names no group.
  const streams = rungs.map((rung, i) => `v:${i},${withSound ? 'agroup:a,' : ''}name:${rung.name}`);
  const { stderrTail } = await runFencedFfmpeg(
    [
      ...['-threads', threads, '-filter_complex_threads', threads],
      ...[...(draft ? ['-skip_frame', 'noref'] : []), ...sourceInput(facts)],
      ...(withSound && !facts.audio ? silence : []),
      ...['-filter_complex', graphs.join(';')],
      ...rungs.flatMap((_, i) => ['-map', `[v${i}]`]),
      ...(withSound ? ['-map', '[sound]'] : []),
      ...['-t', seconds.toFixed(6), ...ladderVideo()],
      ...rungs.flatMap(({ maxKbps }, i) => [
        ...[`-maxrate:v:${i}`, `${maxKbps}k`, `-bufsize:v:${i}`, `${maxKbps * 2}k`],
      ]),
      // The default coder takes three times as long for speech nobody can tell apart.
      ...(withSound ? ['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '96k', '-ar', '48000', '-ac', '2'] : []),
      ...hlsOutput([...streams, ...(withSound ? ['a:0,agroup:a,name:audio'] : [])].join(' ')),
    ],
    {
      ...{ source: work.file, cwd: work.folder, timeoutMs: work.timeoutMs, signal: work.signal },
      ...(work.nice === undefined ? {} : { nice: work.nice }),
      onProgress: (doneMs) => work.onPercent(Math.min(100, Math.floor(doneMs / (seconds * 10)))),
    },
  );
  return stderrTail;
}
