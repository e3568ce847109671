/** The institute's own program hears the sound: behind the fence, without a shell, its answer on standard output. */
import { fenceOptions, findFence } from '~/platform/fence.server';
import { ProgramError, runProgram } from '~/platform/program.server';
import { RecognisingFailed, type RecogniserCode } from './recognising-failed';
import { ANSWER_MAX_BYTES, SPEECH_FILE, type Hearing } from './recogniser';

/** Speech models map far more than they hold: only what it writes is bounded. */
const LIMITS = { fileBytes: 1024 ** 3 };

/**
 * The working folder lies where the fenced account reaches nothing by its path; through its own working folder it
 * does, and so do the programs that it starts.
 */
const audioPath = (folder: string) =>
  findFence().account ? `/proc/self/cwd/${SPEECH_FILE}` : `${folder}/${SPEECH_FILE}`;

/** `{audio}` and `{language}` filled in; the sound comes last where nothing names it. */
export function fillCommand(words: string[], audio: string, language: string): string[] {
  const named = words.some((word) => word.includes('{audio}')) ? words : [...words, '{audio}'];
  return named.map((word) =>
    word.replaceAll('{audio}', () => audio).replaceAll('{language}', () => language),
  );
}

/** Returns what it wrote; throws RecognisingFailed, or ProgramError `aborted` where `signal` ended it. */
export async function runRecogniser(
  words: string[],
  { folder, lang, signal, timeoutMs }: Hearing,
): Promise<string> {
  const [program, ...args] = fillCommand(words, audioPath(folder), lang) as [string, ...string[]];
  const { env, ...fence } = fenceOptions(LIMITS);
  try {
    const { stdout } = await runProgram(program, args, {
      ...{ cwd: folder, timeoutMs, signal, nice: 15, maxOutputBytes: ANSWER_MAX_BYTES },
      ...fence,
      // Programs that keep something for themselves find a folder that goes with the work.
      env: { ...env, HOME: '/proc/self/cwd' },
    });
    return stdout;
  } catch (error) {
    if (!(error instanceof ProgramError) || signal.aborted) throw error;
    throw new RecognisingFailed(codeOf(error), `${program} ${error.message}\n${error.stderrTail}`);
  }
}

/** What launchers answer where there is no such program, or it may not be run. */
const NOT_RUN = [126, 127];

function codeOf({ reason, exitCode }: ProgramError): RecogniserCode {
  if (reason === 'timeout') return 'recogniser-slow';
  if (reason === 'output') return 'answer-too-large';
  return reason === 'missing' || NOT_RUN.includes(exitCode ?? 0) ? 'recogniser-missing' : 'recogniser-failed';
}
