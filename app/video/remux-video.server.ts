/** A phone-friendly recording repackaged without encoding: plays within seconds, until the ladder is whole. */
import { runFencedFfmpeg } from '~/platform/ffmpeg.server';
import { hlsOutput } from './hls-output';
import type { SourceFacts } from './judge-probe';
import { sourceInput } from './probe-video.server';

/** Writes `source/media.m3u8` and, with sound, `audio/media.m3u8` into `folder`. Segments begin at own keyframes. */
export async function remuxVideo(work: {
  file: string;
  folder: string;
  facts: SourceFacts;
  timeoutMs: number;
  signal: AbortSignal;
}): Promise<void> {
  const { facts } = work;
  const { video, audio } = facts;
  await runFencedFfmpeg(
    [
      ...sourceInput(facts),
      ...[
        '-map',
        `0:${video.streamIndex}`,
        ...(audio ? ['-map', `0:${audio.streamIndex}`] : []),
        '-c',
        'copy',
      ],
      // What a camera writes between the pictures stays here: it may tell where and with what they were taken.
      ...['-bsf:v', 'filter_units=remove_types=6'],
      ...hlsOutput(audio ? 'v:0,agroup:a,name:source a:0,agroup:a,name:audio' : 'v:0,name:source'),
    ],
    { source: work.file, cwd: work.folder, timeoutMs: work.timeoutMs, signal: work.signal },
  );
}
