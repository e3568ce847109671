/** A phone-friendly recording repackaged without encoding: plays within seconds, until the ladder is whole. */
import { runFfmpeg } from '~/platform/ffmpeg.server';
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
  await runFfmpeg(
    [
      ...sourceInput(facts.demuxer, work.file),
      ...[
        '-map',
        `0:${video.streamIndex}`,
        ...(audio ? ['-map', `0:${audio.streamIndex}`] : []),
        '-c',
        'copy',
      ],
      ...hlsOutput(audio ? 'v:0,agroup:a,name:source a:0,agroup:a,name:audio' : 'v:0,name:source'),
    ],
    { cwd: work.folder, timeoutMs: work.timeoutMs, signal: work.signal },
  );
}
