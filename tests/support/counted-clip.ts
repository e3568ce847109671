// A clip whose pictures carry their number as a bar code and whose sound beeps at each second, in that second's pitch.
import { runProgram } from '~/platform/program.server';
import { makeClip } from './media';

const BITS = 10;

export interface CountedClip {
  seconds: number;
  fps?: number;
  width?: number;
  height?: number;
  sound?: boolean;
  /** Of full scale. */
  loudness?: number;
  /** How long each beep lasts. */
  beepSeconds?: number;
  more?: string[];
}

export function makeCountedClip({
  seconds,
  fps = 25,
  width = 320,
  height = 240,
  sound = true,
  loudness = 0.5,
  beepSeconds = 0.1,
  more = [],
}: CountedClip): Promise<string> {
  const bars = Array.from(
    { length: BITS },
    (_, bit) =>
      `drawbox=x=iw*${bit}/${BITS}:y=0:w=iw/${BITS}:h=ih:color=white:t=fill:enable='mod(floor(n/${2 ** bit}),2)'`,
  );
  const beep = `if(lt(mod(t,1),${beepSeconds}),${loudness}*sin(2*PI*(400+100*floor(t))*t),0)`;
  return makeClip('mp4', [
    ...['-f', 'lavfi', '-i', `color=black:size=${width}x${height}:rate=${fps},${bars.join(',')}`],
    ...(sound ? ['-f', 'lavfi', '-i', `aevalsrc='${beep}':s=48000`] : []),
    ...['-t', String(seconds), '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', ...more],
  ]);
}

const input = (file: string) => ['-v', 'error', '-protocol_whitelist', 'file', '-i', file];

/** The numbers of all pictures in order. `crop` takes bars away first. */
export async function readNumbers(file: string, crop?: string): Promise<number[]> {
  const filter = `${crop ? `crop=${crop},` : ''}scale=${BITS}:1:flags=area,format=gray`;
  const args = [...input(file), '-map', '0:v:0', '-vf', filter, '-fps_mode', 'passthrough'];
  const { stdout } = await runProgram(
    'bash',
    ['-c', `ffmpeg "$@" -f rawvideo - | xxd -p -c ${BITS}`, '-', ...args],
    {
      timeoutMs: 60_000,
    },
  );
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const levels = Buffer.from(line, 'hex');
      return levels.reduce((sum, level, bit) => sum + (level > 128 ? 2 ** bit : 0), 0);
    });
}

export interface Beep {
  /** Where it begins in the file. */
  atSeconds: number;
  /** Whose second it was. */
  second: number;
}

export async function readSamples(file: string): Promise<Int16Array> {
  const args = [...input(file), '-map', '0:a:0', '-ac', '1', '-ar', '48000', '-f', 's16le', '-'];
  const { stdout } = await runProgram('bash', ['-c', 'ffmpeg "$@" | base64 -w0', '-', ...args], {
    timeoutMs: 60_000,
    maxOutputBytes: 64 * 1024 * 1024,
  });
  const bytes = Buffer.from(stdout, 'base64');
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

const WINDOW = 48;
const LOUD = 800;

export async function readBeeps(file: string): Promise<Beep[]> {
  const samples = await readSamples(file);
  const beeps: Beep[] = [];
  let quietSince = 0;
  for (let at = 0; at + WINDOW <= samples.length; at += WINDOW) {
    const peak = samples
      .subarray(at, at + WINDOW)
      .reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (peak < LOUD) continue;
    // The first loud moment after 0.2 s of quiet is a beginning.
    if (at - quietSince > 9600 || (beeps.length === 0 && at < 4800)) {
      const tone = samples.subarray(at + 480, at + 480 + 2400);
      let crossings = 0;
      for (let i = 1; i < tone.length; i++) if (tone[i - 1]! < 0 !== tone[i]! < 0) crossings++;
      const hertz = (crossings / 2) * (48_000 / tone.length);
      beeps.push({ atSeconds: at / 48_000, second: Math.round((hertz - 400) / 100) });
    }
    quietSince = at;
  }
  return beeps;
}
