// A server under load is a process of its own: started, asked for its address, watched and ended by its pid.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../..');
const LONGEST_START_MS = 120_000;

export interface SpawnedServer {
  origin: string;
  pid: number;
  /** Milliseconds until it told its address. */
  startMs: number;
  stop(): Promise<void>;
}

/** As package.json starts the server. */
const FLAGS = ['--max-old-space-size=768', '--max-semi-space-size=32'];

/** Runs a module until it prints an address of 127.0.0.1. `.ts` runs through tsx. */
export async function spawnServer(file: string, env: Record<string, string>): Promise<SpawnedServer> {
  const from = performance.now();
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...FLAGS, ...loader, path.join(root, file)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  process.once('exit', () => child.kill('SIGKILL'));
  let timer: NodeJS.Timeout | undefined;
  const origin = await new Promise<string>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${file} did not start in time`)), LONGEST_START_MS);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (address) resolve(address);
    });
    void ended.then(() => reject(new Error(`${file} ended before it answered`)));
  }).finally(() => clearTimeout(timer));
  return { origin, pid: child.pid!, startMs: performance.now() - from, stop };
}

/** The institute in production on the given database, with a data folder that goes away. */
export async function spawnInstitute(databaseUrl: string, settings: Record<string, string> = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-bench-data-'));
  const env = { INSTITUTE_MODE: 'production', PORT: '0', LOG_LEVEL: 'error' };
  const server = await spawnServer('build/server/main.js', {
    ...env,
    ...settings,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
  });
  return {
    ...server,
    dataDir,
    async stop() {
      await server.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
