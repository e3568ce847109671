/**
 * Nothing is published on ffmpeg's word: every playlist must be whole, every segment there, every rung as long as the
 * source with keyframes at the same instants, and every keyframe must decode.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { runFencedFfmpeg, runFencedFfprobe } from '~/platform/ffmpeg.server';
import { readAvcCodec, readMediaPlaylist } from './read-media-playlist';
import { createPacketScan, packetArgs, type PacketScan } from './scan-packets';
import type { AudioRendition, Segment, VideoRendition } from './write-master-playlist';

/** Our own finished playlist: the hls demuxer may open its fragments and nothing but local files. */
export const playlistInput = (rendition: string) => [
  ...['-protocol_whitelist', 'file', '-format_whitelist', 'hls,mov,mp4'],
  ...['-f', 'hls', '-i', `${rendition}/media.m3u8`],
];

export class RenditionBroken extends Error {}

interface Work {
  folder: string;
  signal: AbortSignal;
  timeoutMs: number;
}

async function readRendition(folder: string, name: string) {
  const at = (file: string) => path.join(folder, name, file);
  const playlist = readMediaPlaylist(await fs.readFile(at('media.m3u8'), 'utf8'));
  const segments: Segment[] = [];
  for (const { uri, seconds } of playlist.segments) {
    const { size } = await fs.stat(at(uri));
    if (!size) throw new RenditionBroken(`${name}/${uri} is empty`);
    segments.push({ seconds, bytes: size });
  }
  return { segments, seconds: playlist.seconds, init: await fs.readFile(at(playlist.init)) };
}

async function scan(work: Work, name: string, track: 'v' | 'a'): Promise<PacketScan> {
  const packets = createPacketScan();
  await runFencedFfprobe(['-select_streams', track, ...packetArgs, ...playlistInput(name)], {
    ...{ cwd: work.folder, timeoutMs: work.timeoutMs, signal: work.signal },
    onLine: (line) => packets.line(line),
  });
  return packets.result();
}

/** Decodes the keyframes of a rung, which touches every segment at a fraction of a full decode. */
async function decodeKeyframes(work: Work, name: string, keyframes: number) {
  const { stdout } = await runFencedFfmpeg(
    [
      '-xerror',
      '-skip_frame',
      'nokey',
      ...playlistInput(name),
      '-map',
      '0:v:0',
      '-fps_mode',
      'passthrough',
      '-f',
      'framecrc',
      'pipe:1',
    ],
    { cwd: work.folder, timeoutMs: work.timeoutMs, signal: work.signal },
  );
  const decoded = stdout.split('\n').filter((line) => /^\d/.test(line)).length;
  if (decoded !== keyframes)
    throw new RenditionBroken(`${name}: ${decoded} of ${keyframes} keyframes decode`);
}

export interface Verified {
  videos: VideoRendition[];
  audio: AudioRendition | null;
  /** Length of the picture track as it plays. */
  seconds: number;
  bytes: number;
  /** Of each rung. */
  keyframes: number;
}

/** Throws where anything is missing, short, misaligned or cannot be decoded. */
export async function verifyRenditions(
  work: Work & {
    videos: { name: string; width: number; height: number }[];
    hasAudio: boolean;
    /** Seconds that every track must last, within 2 % or half a second. */
    expectedSeconds: number;
    framesPerSecond: number;
  },
): Promise<Verified> {
  const tolerance = Math.max(0.5, work.expectedSeconds * 0.02);
  const requireLength = (name: string, seconds: number) => {
    if (Math.abs(seconds - work.expectedSeconds) <= tolerance) return;
    throw new RenditionBroken(
      `${name} lasts ${seconds.toFixed(3)} s instead of ${work.expectedSeconds.toFixed(3)} s`,
    );
  };
  const videos: VideoRendition[] = [];
  let shared: { keyframes: string; seconds: number; count: number } | undefined;
  for (const { name, width, height } of work.videos) {
    const { segments, seconds, init } = await readRendition(work.folder, name);
    const packets = await scan(work, name, 'v');
    requireLength(name, seconds);
    requireLength(name, packets.endSeconds - packets.firstSeconds);
    const keyframes = packets.keyframeSeconds.map((at) => at.toFixed(3)).join(' ');
    const count = packets.keyframeSeconds.length;
    shared ??= { keyframes, seconds: Math.min(seconds, packets.endSeconds), count };
    if (keyframes !== shared.keyframes)
      throw new RenditionBroken(`${name}: keyframes differ from the first rung`);
    await decodeKeyframes(work, name, count);
    videos.push({
      name,
      width,
      height,
      codec: readAvcCodec(init),
      framesPerSecond: work.framesPerSecond,
      segments,
    });
  }
  if (!shared) throw new RenditionBroken('no rung');
  let audio: AudioRendition | null = null;
  if (work.hasAudio) {
    const { segments } = await readRendition(work.folder, 'audio');
    if (!(await scan(work, 'audio', 'a')).frames) throw new RenditionBroken('audio is empty');
    audio = { codec: 'mp4a.40.2', segments };
  }
  const bytes = [...videos, ...(audio ? [audio] : [])]
    .flatMap((r) => r.segments)
    .reduce((sum, s) => sum + s.bytes, 0);
  return { videos, audio, seconds: shared.seconds, bytes, keyframes: shared.count };
}
