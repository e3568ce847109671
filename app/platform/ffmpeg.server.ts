/**
 * ffmpeg and ffprobe with the bounds every call shares. The container allow-list stands before EACH input: a protocol
 * list alone would follow a playlist that names another upload's file.
 */
import { runProgram, type RunOptions } from './program.server';

const CONTAINERS = 'mov,mp4,matroska,webm,avi,mpegts';
/** Put before every `-i`. Only local files, only known containers. */
export const inputGuard = ['-protocol_whitelist', 'file', '-format_whitelist', CONTAINERS];

export interface FfmpegOptions extends Omit<RunOptions, 'onLine'> {
  /** Media milliseconds written so far, from ffmpeg's own progress report. */
  onProgress?: (outTimeMs: number) => void;
}

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

/** Returns ffprobe's JSON for a local file; throws ProgramError where it cannot read it. */
export async function runFfprobe(
  file: string,
  args: string[],
  options: Pick<RunOptions, 'timeoutMs' | 'signal'>,
) {
  const { stdout } = await runProgram(
    'ffprobe',
    ['-v', 'error', '-of', 'json', ...inputGuard, ...args, '-i', file],
    { nice: 10, ...options },
  );
  return JSON.parse(stdout) as unknown;
}
