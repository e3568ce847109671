// One PostgreSQL process: started, waited for until it answers, and stopped.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { PostgresPrograms } from './postgres-binaries.server';

export type PostgresExit = { code: number | null; signal: NodeJS.Signals | null };
export type PostgresServer = {
  pid: number;
  ended: Promise<PostgresExit>;
  /** Fast shutdown: clients are disconnected, their open transactions rolled back. */
  stop(): Promise<void>;
};

const SETTINGS = {
  listen_addresses: '',
  port: '5432',
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Refused statements reach the institute as errors; their text may hold personal data and stays out of the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
};
// For throw-away databases only: a power cut may lose or break them.
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

const READY_WITHIN_MS = 60_000;
const FAST_STOP_WITHIN_MS = 20_000;

/**
 * Starts the server of a cluster on a Unix socket in the folder `sockets` and resolves when it takes connections.
 * Rejects with PostgreSQL's own last lines when it ends before that.
 */
export async function startPostgresServer(given: {
  programs: PostgresPrograms;
  cluster: string;
  sockets: string;
  durable: boolean;
  onLine?: (line: string) => void;
}): Promise<PostgresServer> {
  const settings = given.durable ? SETTINGS : { ...SETTINGS, ...NOT_DURABLE };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(given.programs.postgres, ['-D', given.cluster, '-k', given.sockets, ...options], {
    ...given.programs.account,
    cwd: '/',
    detached: true, // its own process group: the terminal's Ctrl-C reaches the institute alone
    env: given.programs.environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<PostgresExit>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const signal = (name: NodeJS.Signals) =>
    child.exitCode === null && child.signalCode === null && child.kill(name);
  // Also when the institute ends without a word; PostgreSQL finishes its shutdown alone.
  const onProcessExit = () => signal('SIGINT');
  process.once('exit', onProcessExit);
  void ended.then(() => process.off('exit', onProcessExit));

  const lastLines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error([why, ...lastLines].join('\n')));
    const late = setTimeout(() => {
      signal('SIGKILL');
      fail(`PostgreSQL was not ready within ${READY_WITHIN_MS / 1000} s:`);
    }, READY_WITHIN_MS);
    createInterface({ input: child.stderr }).on('line', (line) => {
      lastLines.push(line);
      if (lastLines.length > 10) lastLines.shift();
      given.onLine?.(line);
      if (!line.includes('ready to accept connections')) return;
      clearTimeout(late);
      resolve();
    });
    void ended.then(() => {
      clearTimeout(late);
      fail('PostgreSQL did not start:');
    });
  });

  async function stop(): Promise<void> {
    signal('SIGINT');
    const slow = setTimeout(() => signal('SIGQUIT'), FAST_STOP_WITHIN_MS);
    await ended;
    clearTimeout(slow);
  }
  return { pid: child.pid ?? 0, ended, stop };
}
