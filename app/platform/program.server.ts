/**
 * Runs a system program with bounds: niced, a time limit, a cap on what is kept of its output, and an abort signal.
 * Arguments go to the program directly; nothing ever passes through a shell.
 */
import { spawn, spawnSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** Under this name a program finds the file that `handOver` names, whatever its account may reach. */
export const HANDED_OVER = '/dev/fd/3';

export class ProgramError extends Error {
  constructor(
    readonly program: string,
    readonly reason: 'exit' | 'timeout' | 'aborted' | 'output' | 'missing',
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
  /** Called with each line of standard error, of which the last are kept all the same. */
  onErrorLine?: (line: string) => void;
  /** Bytes of standard output kept at most; more ends the program. */
  maxOutputBytes?: number;
  input?: string | Buffer;
  /** A file opened for reading and handed over as {@link HANDED_OVER}. */
  handOver?: string | undefined;
  /** Programs that start this one, for example with limits. */
  launcher?: string[];
  account?: { uid: number; gid: number };
  /** Instead of our own environment. */
  env?: NodeJS.ProcessEnv;
}

const KEPT_STDERR = 8000;

let launcherOfOurs: string[] | undefined;

/**
 * Lets the kernel end a program as soon as we are gone, however that came: after kill -9 nobody else would. What the
 * program has started in its turn goes on. It comes after what changes the account, with which the kernel forgets it.
 * Empty where the system has no such thing.
 */
function endsWithUs(): string[] {
  const words = ['setpriv', '--pdeathsig', 'KILL', '--'];
  const [command, ...args] = words as [string, ...string[]];
  const works = () => spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0;
  return (launcherOfOurs ??= works() ? words : []);
}

interface Finished {
  stdout: string;
  stderrTail: string;
}

export async function runProgram(program: string, args: string[], options: RunOptions): Promise<Finished> {
  if (options.handOver === undefined) return start(program, args, options, []);
  const handle = await open(options.handOver);
  try {
    // The descriptor is opened anew by the program's own account. Who may come to the file is its folder's matter.
    const { mode } = await handle.stat();
    if (process.getuid?.() === 0 && !(mode & 0o004)) await handle.chmod(mode | 0o444);
    return await start(program, args, options, [handle.fd]);
  } finally {
    await handle.close();
  }
}

function start(program: string, args: string[], options: RunOptions, handed: number[]): Promise<Finished> {
  const { nice = 0, maxOutputBytes = 16 * 1024 * 1024, launcher = [] } = options;
  const words = [
    ...launcher,
    ...endsWithUs(),
    ...(nice ? ['nice', '-n', String(nice)] : []),
    program,
    ...args,
  ];
  const [command, ...argv] = words as [string, ...string[]];
  return new Promise((resolve, reject) => {
    if (options.signal?.aborted) return reject(new ProgramError(program, 'aborted', ''));
    const child = spawn(command, argv, {
      ...{ cwd: options.cwd, env: options.env, ...options.account, detached: true },
      stdio: ['pipe', 'pipe', 'pipe', ...handed],
    });
    const [stdin, output, errors] = [child.stdin!, child.stdout!, child.stderr!];
    let stdout = '';
    let stderrTail = '';
    let ended: 'timeout' | 'aborted' | 'output' | undefined;
    const end = (why: NonNullable<typeof ended>) => {
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
    stdin.on('error', () => undefined);
    stdin.end(options.input);
    if (options.onLine) createInterface({ input: output }).on('line', options.onLine);
    else
      // A letter may be cut by the end of a chunk: the stream itself keeps its beginning for the next one.
      output.setEncoding('utf8').on('data', (chunk: string) => {
        stdout += chunk;
        if (stdout.length > maxOutputBytes) end('output');
      });
    if (options.onErrorLine) createInterface({ input: errors }).on('line', options.onErrorLine);
    errors.on('data', (chunk: Buffer) => {
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
