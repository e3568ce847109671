/**
 * One picture of a rendition as a JPEG, as a viewer sees it at that moment: only the piece that holds it is copied behind
 * the fence and decoded.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { takeFolder } from '~/platform/fence.server';
import { runFencedFfmpeg, runFencedFfprobe } from '~/platform/ffmpeg.server';
import type { Storage } from '~/platform/storage.server';
import { inWorkFolder } from './in-work-folder.server';
import { readMediaPlaylist } from './read-media-playlist';

const LONGEST_RUN_MS = 30_000;
const PIECE = 'piece.mp4';
const guard = ['-protocol_whitelist', 'file', '-format_whitelist', 'mov,mp4'];

/** The last of `times` that has begun at `at`, all in seconds; the first where none has. */
export function shownAt(times: number[], at: number): number {
  const begun = times.filter((time) => time <= at + 0.0005);
  return begun.length > 0 ? Math.max(...begun) : Math.min(...times);
}

/** The piece that plays at `seconds`, with what a decoder needs before it. */
async function copyPiece(rung: string, seconds: number, to: string) {
  const { init, segments } = readMediaPlaylist(await fs.readFile(path.join(rung, 'media.m3u8'), 'utf8'));
  let end = 0;
  const piece = segments.find((segment) => (end += segment.seconds) > seconds) ?? segments.at(-1)!;
  await fs.writeFile(to, await fs.readFile(path.join(rung, init)));
  await fs.appendFile(to, await fs.readFile(path.join(rung, piece.uri)));
}

/** When each picture of the piece is shown, in seconds of the whole recording. */
async function readTimes(folder: string): Promise<number[]> {
  const times: number[] = [];
  const onLine = (line: string) => {
    const seconds = Number.parseFloat(line);
    if (Number.isFinite(seconds)) times.push(seconds);
  };
  await runFencedFfprobe(
    [
      ...[...guard, '-select_streams', 'v:0', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0'],
      ...['-i', PIECE],
    ],
    { cwd: folder, timeoutMs: LONGEST_RUN_MS, onLine },
  );
  return times;
}

/** Writes the picture under `key`. `rung` is a rung's folder; throws where it cannot be read or decoded. */
export async function decodeMoment(work: {
  storage: Storage;
  rung: string;
  atMs: number;
  key: string;
}): Promise<void> {
  const { storage, rung, atMs, key } = work;
  await inWorkFolder(storage, async (folder) => {
    await copyPiece(rung, atMs / 1000, path.join(folder, PIECE));
    const times = await readTimes(folder);
    const first = Math.min(...times);
    // A hair before the picture, because seeking takes the first one that is not earlier; counted from the piece's start.
    const seek = Math.max(0, shownAt(times, atMs / 1000) - first - 0.001);
    await runFencedFfmpeg(
      [
        ...[...guard, '-ss', seek.toFixed(3), '-i', PIECE, '-map', '0:v:0'],
        ...['-frames:v', '1', '-q:v', '3', '-f', 'image2', '-update', '1', 'poster.jpg'],
      ],
      { cwd: folder, timeoutMs: LONGEST_RUN_MS },
    );
    await takeFolder(folder);
    await storage.publishFile(path.join(folder, 'poster.jpg'), key);
    await fs.rm(folder, { recursive: true, force: true });
  });
}
