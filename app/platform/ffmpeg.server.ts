/**
 * ffmpeg and ffprobe with the bounds every call shares. The container allow-list stands before EACH input: a protocol
 * list alone would follow a playlist that names another upload's file.
 */
import { fenceOptions } from './fence.server';
import { HANDED_OVER, runProgram, type RunOptions } from './program.server';

const CONTAINERS = 'mov,mp4,matroska,webm,avi,mpegts';
/** 8K with the rounding of its encoders; a picture that claims more is not decoded. */
const MOST_PIXELS = 8192 * 4352;
/** Put before every `-i`. Only local files, only known containers, no picture that bursts the memory. */
export const inputGuard = [
  ...['-protocol_whitelist', 'file', '-format_whitelist', CONTAINERS],
  ...['-max_pixels', String(MOST_PIXELS)],
];

const GIB = 1024 ** 3;
/**
 * Of one run: address space, and the largest file it may write. An 8K recording (HEVC, 10 bits, four threads) maps 2.6
 * GiB and holds 1.5 of them, so only a file made to burst the memory meets the first; we write nothing longer than a
 * segment, so only a runaway meets the second.
 */
const LIMITS = { memoryBytes: 4 * GIB, fileBytes: GIB };

export interface FfmpegOptions extends Omit<RunOptions, 'onLine'> {
  /** Media milliseconds written so far, from ffmpeg's own progress report. */
  onProgress?: (outTimeMs: number) => void;
}

/** For files of our own making; see `runFencedFfmpeg` for all others. */
export function runFfmpeg(args: string[], options: FfmpegOptions) {
  const { onProgress, ...rest } = options;
  return runProgram(
    'ffmpeg',
    [
      '-hide_banner',
      '-nostdin',
      '-y',
      '-v',
      'error',
      ...(onProgress ? ['-progress', 'pipe:1'] : []),
      ...args,
    ],
    {
      nice: 10,
      ...rest,
      ...(onProgress
        ? {
            onLine: (line: string) => {
              const match = /^out_time_us=(\d+)/.exec(line);
              if (match) onProgress(Math.floor(Number(match[1]) / 1000));
            },
          }
        : {}),
    },
  );
}

export interface FencedOptions extends Omit<FfmpegOptions, 'launcher' | 'account' | 'env' | 'handOver'> {
  /** The one file it may read, under the name {@link HANDED_OVER}. */
  source?: string;
}

const fenced = ({ source, cwd = '/', ...options }: FencedOptions) => ({
  ...{ nice: 10, cwd, handOver: source, ...options },
  ...fenceOptions(LIMITS),
});

/**
 * ffmpeg on what strangers sent, behind the fence (fence.server.ts): it can read its source and its working folder
 * `cwd`, all by relative names, and write there where the folder was given to it.
 */
export const runFencedFfmpeg = (args: string[], options: FencedOptions) => runFfmpeg(args, fenced(options));

/** ffprobe behind the same fence, for what it prints line by line. */
export const runFencedFfprobe = (args: string[], options: FencedOptions & Pick<RunOptions, 'onLine'>) =>
  runProgram('ffprobe', ['-v', 'error', ...args], fenced(options));

/** Returns ffprobe's JSON for `source`; throws ProgramError where it cannot read it. */
export async function runFfprobe(
  source: string,
  args: string[],
  options: Pick<FencedOptions, 'timeoutMs' | 'signal'>,
) {
  const words = ['-of', 'json', ...inputGuard, ...args, '-i', HANDED_OVER];
  const { stdout } = await runFencedFfprobe(words, { ...options, source });
  return JSON.parse(stdout) as unknown;
}
