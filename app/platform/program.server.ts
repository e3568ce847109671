/**
 * Runs a system program with bounds: niced, a time limit, a cap on what is kept of its output, and an abort signal.
 * Arguments go to the program directly; nothing ever passes through a shell.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export class ProgramError extends Error {
  constructor(
    readonly program: string,
    readonly reason: 'exit' | 'timeout' | 'aborted' | 'missing',
    /** The last lines it wrote on standard error. */
    readonly stderrTail: string,
    readonly exitCode: number | null = null,
  ) {
    super(`${program} ${reason}${exitCode === null ? '' : ` ${exitCode}`}: ${stderrTail.slice(-400)}`);
    this.name = 'ProgramError';
  }
}

export interface RunOptions {
  cwd?: string;
  timeoutMs: number;
  signal?: AbortSignal;
  /** 0-19; background work is niced so that pages stay quick. */
  nice?: number;
  /** Called with each line of standard output instead of keeping it. */
  onLine?: (line: string) => void;
  /** Bytes of standard output kept at most; more ends the program. */
  maxOutputBytes?: number;
  input?: string | Buffer;
}

const KEPT_STDERR = 8000;

export function runProgram(
  program: string,
  args: string[],
  options: RunOptions,
): Promise<{ stdout: string; stderrTail: string }> {
  const { nice = 0, maxOutputBytes = 16 * 1024 * 1024 } = options;
  const [command, argv] = nice ? ['nice', ['-n', String(nice), program, ...args]] : [program, args];
  return new Promise((resolve, reject) => {
    if (options.signal?.aborted) return reject(new ProgramError(program, 'aborted', ''));
    const child = spawn(command, argv, { cwd: options.cwd, stdio: ['pipe', 'pipe', 'pipe'], detached: true });
    let stdout = '';
    let stderrTail = '';
    let ended: 'timeout' | 'aborted' | undefined;
    const end = (why: 'timeout' | 'aborted') => {
      ended ??= why;
      // The whole group, so that nothing the program started outlives it.
      if (child.pid) {
        try {
          process.kill(-child.pid, 'SIGKILL');
        } catch {
          child.kill('SIGKILL');
        }
      }
    };
    const timer = setTimeout(() => end('timeout'), options.timeoutMs);
    const onAbort = () => end('aborted');
    options.signal?.addEventListener('abort', onAbort, { once: true });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input);
    if (options.onLine) createInterface({ input: child.stdout }).on('line', options.onLine);
    else
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString('utf8');
        if (stdout.length > maxOutputBytes) end('aborted');
      });
    child.stderr.on('data', (chunk: Buffer) => {
      stderrTail = (stderrTail + chunk.toString('utf8')).slice(-KEPT_STDERR);
    });
    const settle = () => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle();
      reject(new ProgramError(program, 'missing', error.message));
    });
    child.on('close', (code) => {
      settle();
      if (ended) reject(new ProgramError(program, ended, stderrTail, code));
      else if (code !== 0) reject(new ProgramError(program, 'exit', stderrTail, code));
      else resolve({ stdout, stderrTail });
    });
  });
}
