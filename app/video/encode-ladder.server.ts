/** All rungs and the sound in one ffmpeg call: the source is read and decoded once. */
import { availableParallelism } from 'node:os';
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { hlsOutput, KEYFRAME_SECONDS } from './hls-output';
import type { SourceFacts } from './judge-probe';
import { levelSound } from './level-sound';
import { planFrameRate, rateValue } from './plan-frame-rate';
import type { Rung } from './plan-ladder';
import { planVideoFilter } from './plan-video-filter';
import { sourceInput } from './probe-video.server';

const CRF = 23;

/**
 * Writes `<rung>/media.m3u8` for each rung and `audio/media.m3u8` into `folder`. A recording without sound gets a
 * silent track, so that every player meets the same shape. Returns what the decoder complained of, empty for a whole
 * recording.
 */
export async function encodeLadder(work: {
  file: string;
  folder: string;
  facts: SourceFacts;
  rungs: Rung[];
  gainDb: number;
  timeoutMs: number;
  signal: AbortSignal;
  /** 0–100. */
  onPercent: (percent: number) => void;
}): Promise<string> {
  const { facts, rungs } = work;
  const { video, audio } = facts;
  const rate = planFrameRate(video.medianIntervalSeconds);
  const picture = planVideoFilter(
    {
      ...video,
      rate,
      holdLastSeconds: video.lastFrameSeconds,
      lines: Math.min(video.width, video.height),
    },
    rungs,
  );
  const sound = [
    audio ? `[0:${audio.streamIndex}]aresample=48000:async=1000:first_pts=0` : '[1:a]anull',
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    ...(audio ? levelSound(work.gainDb) : []),
    'apad[sound]',
  ].join(',');
  const threads = String(Math.min(4, availableParallelism()));
  // Whole frames, so that picture, sound and the stated length end together.
  const frames = Math.max(1, Math.round(facts.durationSeconds * rateValue(rate)));
  const seconds = frames / rateValue(rate);
  const silence = ['-f', 'lavfi', '-i', 'anullsrc=channel_layout=stereo:sample_rate=48000'];
  const { stderrTail } = await runFencedFfmpeg(
    [
      ...['-threads', threads, '-filter_complex_threads', threads, ...sourceInput(facts)],
      ...(audio ? [] : silence),
      ...['-filter_complex', `${picture};${sound}`],
      ...rungs.flatMap((_, i) => ['-map', `[v${i}]`]),
      ...['-map', '[sound]', '-t', seconds.toFixed(6)],
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-profile:v',
        'high',
        '-pix_fmt',
        'yuv420p',
        '-threads',
        threads,
      ],
      ...[
        '-crf',
        String(CRF),
        '-sc_threshold',
        '0',
        '-force_key_frames',
        `expr:gte(t,n_forced*${KEYFRAME_SECONDS})`,
      ],
      ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
      ...rungs.flatMap((rung, i) => [
        `-maxrate:v:${i}`,
        `${rung.maxKbps}k`,
        `-bufsize:v:${i}`,
        `${rung.maxKbps * 2}k`,
      ]),
      // The default coder takes three times as long for speech nobody can tell apart.
      ...['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '96k', '-ar', '48000', '-ac', '2'],
      ...hlsOutput(
        [...rungs.map((r, i) => `v:${i},agroup:a,name:${r.name}`), 'a:0,agroup:a,name:audio'].join(' '),
      ),
    ],
    {
      source: work.file,
      cwd: work.folder,
      timeoutMs: work.timeoutMs,
      signal: work.signal,
      onProgress: (doneMs) => work.onPercent(Math.min(100, Math.floor(doneMs / (seconds * 10)))),
    },
  );
  return stderrTail;
}
