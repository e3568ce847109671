// How far a published set's picture and sound lie from those of the recording, by what is seen and heard in them: each
// picture is looked for in the recording, and the sound's loudness is laid over the recording's.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const bounds = { maxBuffer: 256 * 1024 * 1024, timeout: 120_000, encoding: 'buffer' as const };
/** Of picture and sound that is compared. */
const SECONDS = 12;
const WIDTH = 16;
const HEIGHT = 16;
const STEPS_A_SECOND = 200;
const FARTHEST_STEPS = 120;

const local = (file: string) => ['-protocol_whitelist', 'file', '-i', file];
const quiet = ['-v', 'info', '-nostats', '-nostdin'];

interface Picture {
  at: number;
  pixels: Buffer;
}

async function readPictures(file: string): Promise<Picture[]> {
  const filter = `scale=${WIDTH}:${HEIGHT}:flags=area,format=gray,showinfo`;
  const { stdout, stderr } = await run(
    'ffmpeg',
    [
      ...[...quiet, ...local(file), '-map', '0:V:0', '-t', String(SECONDS), '-vf', filter],
      ...['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
    ],
    bounds,
  );
  const times = [...stderr.toString().matchAll(/pts_time:(-?[\d.]+)/g)].map(([, at]) => Number(at));
  const size = WIDTH * HEIGHT;
  return times
    .map((at, i) => ({ at, pixels: stdout.subarray(i * size, (i + 1) * size) }))
    .filter(({ pixels }) => pixels.length === size);
}

const distance = (a: Buffer, b: Buffer) => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0);
const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Null where nothing moves, so that no picture is told from its neighbours. */
function pictureShift(source: Picture[], shown: Picture[]): number | null {
  const shifts = shown.flatMap(({ at, pixels }) => {
    const near = source.filter((other) => Math.abs(other.at - at) < 0.6);
    const ranked = near
      .map((other) => ({ shift: at - other.at, cost: distance(pixels, other.pixels) }))
      .sort((a, b) => a.cost - b.cost);
    const [best, second] = ranked;
    return best && second && second.cost > best.cost * 1.2 + 60 ? [best.shift] : [];
  });
  return shifts.length < 3 ? null : median(shifts);
}

/** How loud each two hundredth of a second is. */
async function readLoudness(file: string): Promise<number[]> {
  const rate = 8000;
  const args = ['-map', '0:a:0', '-t', String(SECONDS), '-ac', '1', '-ar', String(rate)];
  const { stdout } = await run(
    'ffmpeg',
    [...quiet, ...local(file), '-af', 'aresample=async=1:first_pts=0', ...args, '-f', 's16le', 'pipe:1'],
    bounds,
  );
  const step = rate / STEPS_A_SECOND;
  return Array.from({ length: Math.floor(stdout.length / 2 / step) }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < step; j++) sum += Math.abs(stdout.readInt16LE(2 * (i * step + j)));
    return Math.log1p(sum / step);
  });
}

const rises = (loudness: number[]) => loudness.map((value, i) => value - (loudness[i - 1] ?? value));

function soundShift(source: number[], heard: number[]): number | null {
  const [from, to] = [rises(source), rises(heard)];
  const moved = from.reduce((sum, value) => sum + value * value, 0);
  if (moved / from.length < 0.002) return null;
  let best = { shift: 0, score: -Infinity };
  for (let shift = -FARTHEST_STEPS; shift <= FARTHEST_STEPS; shift++) {
    const score = to.reduce((sum, value, i) => sum + value * (from[i - shift] ?? 0), 0);
    if (score > best.score) best = { shift, score };
  }
  return best.shift / STEPS_A_SECOND;
}

/** Seconds that each comes later than in the recording; null where it cannot be told. */
export async function measureShift(recording: string, folder: string, rung: string, hasSound: boolean) {
  const at = (name: string) => path.join(folder, name, 'media.m3u8');
  const [source, shown] = [await readPictures(recording), await readPictures(at(rung))];
  return {
    picture: pictureShift(source, shown),
    sound: hasSound ? soundShift(await readLoudness(recording), await readLoudness(at('audio'))) : null,
  };
}
