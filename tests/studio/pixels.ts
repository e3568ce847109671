import { runProgram } from '~/platform/program.server';
import fs from 'node:fs/promises';
import path from 'node:path';

/** The grey values of a picture file as rows of bytes, by ffmpeg. */
export async function readPixels(file: string, args: string[] = []) {
  const raw = path.join(path.dirname(file), `${path.basename(file)}.gray`);
  await runProgram(
    'ffmpeg',
    ['-v', 'error', '-y', ...args, '-i', file, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', raw],
    { timeoutMs: 30_000 },
  );
  return fs.readFile(raw);
}
