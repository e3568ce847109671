// One institute per data folder: a lock file that names its holder. It frees itself at once when the holder was
// killed (process number and start time are compared), also when the number has been given to another process.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findProcessStart } from './process-alive.server';

export type DataFolderLock = { dataDir: string; release(): void };

/** The data folder is in use by another process; `message` is for people. */
export class DataFolderInUseError extends Error {
  override name = 'DataFolderInUseError';
}

type Holder = { token: string; pid: number; start: string | null; machine: string };

const HEARTBEAT_MS = 3_000;
const FOREIGN_WAIT_MS = 10_000;

// Process numbers mean nothing outside their machine or container: there the file's heartbeat decides.
function nameMachine(): string {
  try {
    return `${os.hostname()} ${fs.readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return os.hostname();
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function isHeld(file: string, holder: Holder): Promise<boolean> {
  if (holder.machine === nameMachine())
    return holder.start !== null && findProcessStart(holder.pid) === holder.start;
  const seen = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  const until = performance.now() + FOREIGN_WAIT_MS;
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    if (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs !== seen) return true;
  }
  return false;
}

// Replacing a dead holder's file is two steps, so only one process at a time may do it.
function takeOver(file: string, dead: Holder | null, own: string): boolean {
  const guard = `${file}.guard`;
  try {
    fs.mkdirSync(guard);
  } catch {
    const age = Date.now() - (fs.statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 5_000) fs.rmSync(guard, { recursive: true, force: true });
    return false;
  }
  try {
    if (readHolder(file)?.token !== dead?.token) return false;
    fs.writeFileSync(`${file}.new`, own, { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
    return true;
  } finally {
    fs.rmSync(guard, { recursive: true, force: true });
  }
}

/**
 * Takes the data folder for this process until `release()` or the process ends.
 * Throws {@link DataFolderInUseError} when another living process holds it.
 */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  fs.mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'institute.lock');
  const token = randomUUID();
  const holder: Holder = {
    token,
    pid: process.pid,
    start: findProcessStart(process.pid),
    machine: nameMachine(),
  };
  const own = JSON.stringify(holder);
  for (;;) {
    try {
      // Written whole and then linked, so that nobody ever reads half a holder.
      fs.writeFileSync(`${file}.${token}`, own, { mode: 0o600 });
      fs.linkSync(`${file}.${token}`, file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(`${file}.${token}`, { force: true });
    }
    const other = readHolder(file);
    if (other && (await isHeld(file, other))) {
      throw new DataFolderInUseError(
        `데이터 폴더 ${dataDir}는 이미 실행 중인 연수원(프로세스 ${other.pid})이 사용하고 있습니다. ` +
          `그 프로세스를 끝내거나 DATA_DIR에 다른 폴더를 지정하십시오. ` +
          `(The data folder is in use by process ${other.pid}; stop it or set DATA_DIR to another folder.)`,
      );
    }
    if (takeOver(file, other, own)) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const heartbeat = setInterval(() => {
    const at = new Date();
    fs.utimes(file, at, at, () => {});
  }, HEARTBEAT_MS);
  heartbeat.unref();
  let released = false;
  const release = () => {
    if (released) return;
    released = true;
    clearInterval(heartbeat);
    process.off('exit', release);
    if (readHolder(file)?.token === token) fs.rmSync(file, { force: true });
  };
  process.once('exit', release);
  return { dataDir, release };
}
