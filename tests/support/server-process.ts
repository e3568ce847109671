// The built institute as a process of its own, for what only a process can suffer: kills, signals, a second start.
// Its embedded PostgreSQL runs under the same data folder; tests reach the rows through `connectionString`.
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { locatePostgresNote } from '~/platform/postgres/embedded-postgres.server';
import { findProcessStart, waitForProcessEnd } from '~/platform/postgres/process-alive.server';
import { listProcessesNaming } from './list-processes';

const root = path.resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 120_000;

export interface ServerExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

interface PostgresNote {
  connectionString: string;
  pid: number;
}

/** Last resort where a worker ends without its hooks. */
const living = new Set<ServerProcess>();
process.once('exit', () => living.forEach((server) => server.endEverything()));

export class ServerProcess {
  #child: ChildProcess | undefined;
  #ended: Promise<ServerExit> = Promise.resolve({ code: null, signal: null });
  #origin = '';
  #log = '';

  private constructor(
    readonly dataDir: string,
    private readonly env: Record<string, string>,
    private readonly ownsFolder = true,
  ) {}

  /**
   * Starts on a new temp folder, after `prepare` was given it. Whoever calls it disposes of it; a start that fails does
   * so itself.
   */
  static async start(
    env: Record<string, string> = {},
    prepare: (dataDir: string) => void = () => undefined,
  ): Promise<ServerProcess> {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-process-'));
    fs.chmodSync(dataDir, 0o711); // PostgreSQL's own account passes through it
    const server = new ServerProcess(dataDir, env);
    living.add(server);
    try {
      prepare(dataDir);
      await server.start();
      return server;
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  /** Another process on the folder of `other`, which disposes of that. */
  static async startBeside(other: ServerProcess, env: Record<string, string>): Promise<ServerProcess> {
    const server = new ServerProcess(other.dataDir, { ...other.env, ...env }, false);
    living.add(server);
    try {
      await server.start();
      return server;
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  /** `http://127.0.0.1:port`, the same over restarts. */
  get origin(): string {
    return this.#origin;
  }

  get storageDir(): string {
    return path.join(this.dataDir, 'storage');
  }

  /** Where its PostgreSQL answers; another address after the server started again. */
  get connectionString(): string {
    return this.#note().connectionString;
  }

  get postgresPid(): number {
    return this.#note().pid;
  }

  /** What it wrote on standard error since it was made: JSON lines of the log. */
  get log(): string {
    return this.#log;
  }

  /** Starts it again on the same folder and port, and resolves when it says that it is ready. */
  async start(): Promise<void> {
    const port = this.#origin ? new URL(this.#origin).port : '0';
    const child = spawn(process.execPath, ['build/server/main.js'], {
      cwd: root,
      env: {
        ...{ PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR },
        ...{ NODE_ENV: 'production', INSTITUTE_MODE: 'production', DEMO_LESSONS: 'off', LOG_LEVEL: 'info' },
        ...this.env,
        ...{ DATA_DIR: this.dataDir, PORT: port },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('error', () => resolve({ code: null, signal: null }));
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
    child.stderr.on('data', (chunk: Buffer) => (this.#log += chunk.toString('utf8')));
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${why}\n${this.#log.slice(-4000)}`));
      const late = setTimeout(
        () => fail(`the server was not ready in ${READY_WITHIN_MS} ms`),
        READY_WITHIN_MS,
      );
      createInterface({ input: child.stdout }).on('line', (line) => {
        const address = /^Ready: (\S+)/.exec(line)?.[1];
        if (!address) return;
        this.#origin = address;
        clearTimeout(late);
        resolve();
      });
      void this.#ended.then(({ code, signal }) => {
        clearTimeout(late);
        fail(`the server ended before it was ready (code ${code}, signal ${signal})`);
      });
    });
  }

  /** kill -9 of the server alone: its PostgreSQL and whatever else it started live on as orphans. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  /** kill -9 of PostgreSQL alone; the server starts it again. */
  killPostgres(): void {
    process.kill(this.postgresPid, 'SIGKILL');
  }

  /** Asks it to stop, as a service manager does. */
  async stop(): Promise<ServerExit> {
    this.#child?.kill('SIGTERM');
    return this.#ended;
  }

  get isRunning(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null;
  }

  /** Kills what is left of it, without waiting. */
  endEverything(): number[] {
    this.#child?.kill('SIGKILL');
    const left = this.ownsFolder ? listProcessesNaming(this.dataDir) : [];
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        continue; // it ended meanwhile
      }
    }
    return left;
  }

  /** Ends every process that works on its folder and removes the folder. */
  async dispose(): Promise<void> {
    const sockets = this.ownsFolder ? this.#findSockets() : null;
    this.#child?.kill('SIGKILL');
    await this.#ended;
    living.delete(this);
    if (!this.ownsFolder) return;
    for (let left = this.endEverything(); left.length > 0; left = this.endEverything()) {
      await Promise.all(left.map((pid) => waitForProcessEnd(pid, 10_000)));
    }
    if (sockets) fs.rmSync(sockets, { recursive: true, force: true });
    fs.rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  #note(): PostgresNote {
    return JSON.parse(fs.readFileSync(locatePostgresNote(this.dataDir), 'utf8')) as PostgresNote;
  }

  #findSockets(): string | null {
    try {
      return new URL(this.connectionString).searchParams.get('host');
    } catch {
      return null; // stopped in good order
    }
  }
}

export const isAlive = (pid: number): boolean => findProcessStart(pid) !== null;
