// Clips made by ffmpeg for tests, kept in a temp folder by the hash of their arguments, so that each is made once.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { runFfmpeg } from '~/platform/ffmpeg.server';

const folder = path.join(tmpdir(), `institute-test-media-${userInfo().uid}`);

/** Returns the path of a clip made by these ffmpeg arguments (without the output name). Never change the file. */
export async function makeClip(extension: string, args: string[]): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(args)).digest('hex').slice(0, 24);
  const file = path.join(folder, `${key}.${extension}`);
  if (await fs.stat(file).catch(() => null)) return file;
  await fs.mkdir(folder, { recursive: true });
  const part = path.join(folder, `${randomUUID()}.${extension}`);
  await runFfmpeg([...args, part], { timeoutMs: 120_000 });
  await fs.rename(part, file);
  return file;
}

export interface ClipOptions {
  seconds?: number;
  width?: number;
  height?: number;
  fps?: number;
  /** False = no sound track. */
  sound?: boolean;
  /** Further arguments before the output. */
  more?: string[];
  extension?: string;
}

/** A moving test picture with a tone, H.264 and AAC in MP4 unless said otherwise. */
export function makeTestClip(options: ClipOptions = {}): Promise<string> {
  const {
    seconds = 3,
    width = 320,
    height = 240,
    fps = 25,
    sound = true,
    more = [],
    extension = 'mp4',
  } = options;
  return makeClip(extension, [
    ...['-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=${fps}`],
    ...(sound ? ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-ac', '2'] : []),
    ...['-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '50'],
    ...['-c:a', 'aac', '-shortest', ...more],
  ]);
}
