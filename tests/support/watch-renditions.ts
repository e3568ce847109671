// What a viewer would see and hear of a published set, measured by programs that know nothing of the pipeline.
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';

const run = promisify(execFile);
const bounds = { maxBuffer: 64 * 1024 * 1024, timeout: 60_000 };
const hls = (file: string) => ['-protocol_whitelist', 'file', '-i', file];

interface Track {
  stream: Record<string, unknown> & { tags?: Record<string, string> };
  starts: number;
  ends: number;
  frames: number;
}

async function probeTrack(playlist: string): Promise<Track> {
  const args = ['-v', 'error', '-of', 'json', '-show_streams', '-show_format', '-show_packets'];
  const { stdout } = await run('ffprobe', [...args, ...hls(playlist)], bounds);
  const { streams, packets } = JSON.parse(stdout) as {
    streams: Track['stream'][];
    packets: { pts_time: string; duration_time?: string; flags: string }[];
  };
  const shown = packets.filter(({ flags }) => !flags.includes('D'));
  const times = shown.map(({ pts_time }) => Number(pts_time));
  return {
    stream: streams[0]!,
    starts: Math.min(...times),
    ends: Math.max(...shown.map((p) => Number(p.pts_time) + Number(p.duration_time ?? 0))),
    frames: shown.length,
  };
}

/** Decodes every rung and the sound whole; any line of complaint fails. Returns the tracks, rungs from the smallest. */
export async function watchWhole(folder: string): Promise<{ rungs: Track[]; sound: Track }> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'audio')
    .map(({ name }) => name)
    .sort((a, b) => parseInt(a) - parseInt(b));
  const playlists = [...names, 'audio'].map((name) => path.join(folder, name, 'media.m3u8'));
  const { stderr } = await run(
    'ffmpeg',
    [
      ...['-v', 'warning', '-nostdin', ...playlists.flatMap(hls)],
      ...[...playlists.flatMap((_, i) => ['-map', String(i)]), '-f', 'null', '-'],
    ],
    bounds,
  );
  expect(stderr).toBe('');
  const [sound, ...rungs] = await Promise.all([playlists.at(-1)!, ...playlists.slice(0, -1)].map(probeTrack));
  return { rungs, sound: sound! };
}

/** What every published set is, whatever it was made of. */
export async function expectOneShape(folder: string) {
  const { rungs, sound } = await watchWhole(folder);
  expect(rungs.length).toBeGreaterThan(0);
  for (const { stream, starts, ends } of rungs) {
    expect(stream).toMatchObject({
      ...{ codec_name: 'h264', profile: 'High', pix_fmt: 'yuv420p', sample_aspect_ratio: '1:1' },
      ...{ color_space: 'bt709', color_transfer: 'bt709', color_primaries: 'bt709', color_range: 'tv' },
    });
    expect(stream).not.toHaveProperty('side_data_list');
    expect(Math.abs(starts)).toBeLessThan(0.1);
    expect(Math.abs(ends - sound.ends)).toBeLessThan(0.1);
  }
  expect(sound.stream).toMatchObject({ codec_name: 'aac', profile: 'LC', channels: 2, sample_rate: '48000' });
  expect(Math.abs(sound.starts)).toBeLessThan(0.1);
  return { rungs, sound };
}

const GRID = 60;

/** The colours (0-255) of the first frame, as a grid of `columns` × `rows` read like a page. */
export async function readColours(playlist: string, columns = 2, rows = 2) {
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', '-nostdin', ...hls(playlist), '-frames:v', '1'],
      ...['-vf', `scale=${GRID}:${GRID}:flags=bilinear,format=rgb24`, '-f', 'rawvideo', 'pipe:1'],
    ],
    { ...bounds, encoding: 'buffer' },
  );
  const middle = (n: number, of: number) => Math.floor(((n + 0.5) * GRID) / of);
  return Array.from({ length: columns * rows }, (_, i) => {
    const at = 3 * (GRID * middle(Math.floor(i / columns), rows) + middle(i % columns, columns));
    return [...stdout.subarray(at, at + 3)];
  });
}

/** When the picture first turns white and when the sound first begins, in seconds on the player's clock. */
export async function findFlashAndBeep(folder: string, rung: string) {
  const inputs = ['-copyts', ...hls(path.join(folder, rung, 'media.m3u8'))];
  const sound = hls(path.join(folder, 'audio', 'media.m3u8'));
  const { stderr } = await run(
    'ffmpeg',
    [
      ...['-v', 'info', '-nostats', '-nostdin', ...inputs, ...sound, '-map', '0:v', '-map', '1:a'],
      ...['-vf', 'scale=16:16,format=gray,showinfo', '-af', 'silencedetect=noise=-30dB:d=0.02'],
      ...['-f', 'null', '-'],
    ],
    bounds,
  );
  const frames = [...stderr.matchAll(/pts_time:(-?[\d.]+).*mean:\[(\d+)/g)];
  const flash = frames.find(([, , mean]) => Number(mean) > 128)?.[1];
  const beep = /silence_end: (-?[\d.]+)/.exec(stderr)?.[1];
  return { flash: Number(flash), beep: Number(beep) };
}

/** Integrated loudness in LUFS and true peak in dBTP. */
export async function measureLoudness(folder: string) {
  const { stderr } = await run(
    'ffmpeg',
    [
      ...['-v', 'info', '-nostats', '-nostdin', ...hls(path.join(folder, 'audio', 'media.m3u8'))],
      ...['-af', 'ebur128=peak=true:framelog=verbose', '-f', 'null', '-'],
    ],
    bounds,
  );
  const last = (pattern: RegExp) => Number([...stderr.matchAll(pattern)].at(-1)?.[1]);
  return {
    loudness: last(/^\s+I:\s+(-?[\d.]+|-inf) LUFS/gm),
    peak: last(/^\s+Peak:\s+(-?[\d.]+|-inf) dBFS/gm),
  };
}

/** Every byte of a set, for the search for what must not be in it. */
export async function readAll(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const bytes = await Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name))));
  return Buffer.concat(bytes).toString('latin1');
}
