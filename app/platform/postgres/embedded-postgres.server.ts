// Runs the real PostgreSQL of npm's binaries beside the institute: on a private Unix socket only, watched and started
// again when it dies. The socket keeps its place over a restart, so connection pools find it again by themselves.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { lockDataFolder, type DataFolderLock } from './data-lock.server';
import { findPostgresPrograms, type PostgresPrograms } from './postgres-binaries.server';
import { endOrphan, ensureCluster, locateCluster } from './postgres-cluster.server';
import { startPostgresServer, type PostgresExit, type PostgresServer } from './postgres-server.server';

type Log = { info(message: string): void; warn(message: string): void; error(message: string): void };

export type EmbeddedPostgres = {
  connectionString: string;
  /** Process number of the present server; another one after a restart. */
  readonly pid: number;
  /** Calls back each time the server ended without being asked to; it is started again without help. */
  onUnexpectedExit(callback: (exit: PostgresExit) => void): void;
  /** Stops the server and releases the data folder, unless the lock was handed in. */
  stop(): Promise<void>;
};

const DATABASE = 'institute';
/** Socket folders of ours are recognised by this name. */
const SOCKET_FOLDER_PREFIX = 'edu-pg-';
const LONGEST_PAUSE_MS = 15_000;

function makeSocketFolder({ account }: PostgresPrograms): string {
  // A Unix socket's path may have about 100 bytes.
  const parent = os.tmpdir().length > 60 ? '/tmp' : os.tmpdir();
  const folder = fs.mkdtempSync(path.join(parent, SOCKET_FOLDER_PREFIX));
  if (account.uid !== undefined && account.gid !== undefined) fs.chownSync(folder, account.uid, account.gid);
  return folder;
}

async function ensureDatabase(urlOf: (database: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/**
 * Where the back-up command finds a running embedded server:
 * `{ connectionString, pid }`, readable by the institute's account alone.
 */
export function locatePostgresNote(dataDir: string): string {
  return path.join(dataDir, 'postgres.json');
}

// The socket folder of an institute that ended without stopping.
function removeOldSockets(dataDir: string): void {
  try {
    const note = JSON.parse(fs.readFileSync(locatePostgresNote(dataDir), 'utf8')) as {
      connectionString: string;
    };
    const folder = new URL(note.connectionString).searchParams.get('host') ?? '';
    if (path.basename(folder).startsWith(SOCKET_FOLDER_PREFIX))
      fs.rmSync(folder, { recursive: true, force: true });
  } catch {
    return; // no note, the usual case
  }
}

/**
 * Starts PostgreSQL on `<dataDir>/postgres`, made on the first start. Takes the data folder's lock unless one is handed
 * in, and first ends a server that survived the kill of its institute. `durable: false` is for throw-away data only.
 *
 * Throws DataFolderInUseError when another process uses the folder, and a sentence naming DATABASE_URL where no binary
 * of PostgreSQL runs on this machine.
 */
export async function startEmbeddedPostgres(given: {
  dataDir: string;
  log?: Log;
  lock?: DataFolderLock;
  durable?: boolean;
}): Promise<EmbeddedPostgres> {
  const { log, durable = true } = given;
  const dataDir = path.resolve(given.dataDir);
  const programs = findPostgresPrograms(log);
  const lock = given.lock ?? (await lockDataFolder(dataDir));
  const releaseLock = () => given.lock ?? lock.release();

  let sockets: string | undefined;
  let server: PostgresServer | undefined;
  let stopping = false;
  const callbacks: ((exit: PostgresExit) => void)[] = [];
  const urlOf = (database: string) =>
    `postgresql://institute@localhost:5432/${database}?host=${encodeURIComponent(sockets ?? '')}`;

  async function startServer(cluster: string, folder: string): Promise<PostgresServer> {
    const onLine = (line: string) => /\b(FATAL|PANIC):/.test(line) && log?.warn(`postgres: ${line}`);
    const started = await startPostgresServer({ programs, cluster, sockets: folder, durable, onLine });
    const note = { connectionString: urlOf(DATABASE), pid: started.pid };
    // Whole or not at all: a back-up may read it at any moment.
    const part = `${locatePostgresNote(dataDir)}.part`;
    fs.writeFileSync(part, JSON.stringify(note), { mode: 0o600 });
    fs.renameSync(part, locatePostgresNote(dataDir));
    void started.ended.then((exit) => restart(exit, cluster, folder));
    return started;
  }

  let restarting: Promise<void> = Promise.resolve();
  function restart(exit: PostgresExit, cluster: string, folder: string): void {
    if (stopping) return;
    log?.error(`PostgreSQL ended unexpectedly (code ${exit.code}, signal ${exit.signal}); starting it again`);
    for (const callback of callbacks) callback(exit);
    restarting = (async () => {
      // Right after a kill its children may still hold the shared memory for a moment: hence the pauses.
      for (let pauseMs = 50; !stopping; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
        try {
          server = await startServer(cluster, folder);
          log?.info('PostgreSQL is back');
          return;
        } catch (error) {
          log?.error(`PostgreSQL did not come back: ${(error as Error).message}`);
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
        }
      }
    })();
  }

  try {
    const cluster = locateCluster(dataDir, programs, log);
    ensureCluster(dataDir, cluster, programs, durable);
    await endOrphan(cluster, log);
    removeOldSockets(dataDir);
    sockets = makeSocketFolder(programs);
    server = await startServer(cluster, sockets);
    await ensureDatabase(urlOf);
  } catch (error) {
    stopping = true;
    await server?.stop();
    if (sockets) fs.rmSync(sockets, { recursive: true, force: true });
    releaseLock();
    throw error;
  }

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await restarting;
    await server?.stop();
    fs.rmSync(sockets ?? '', { recursive: true, force: true });
    fs.rmSync(locatePostgresNote(dataDir), { force: true });
    releaseLock();
  }

  return {
    connectionString: urlOf(DATABASE),
    get pid() {
      return server?.pid ?? 0;
    },
    onUnexpectedExit: (callback) => void callbacks.push(callback),
    stop,
  };
}
