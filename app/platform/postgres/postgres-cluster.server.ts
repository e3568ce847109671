// The folder of the database itself: made whole or not at all, and freed of a server that outlived its institute.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { mayAnybodyReach, SHARED_HOME, type PostgresPrograms } from './postgres-binaries.server';
import { findProcessStart, readCommandLine, waitForProcessEnd } from './process-alive.server';

type Log = { info(message: string): void; warn(message: string): void };

/**
 * Where the cluster of a data folder lies: `<dataDir>/postgres`, or below {@link SHARED_HOME} when root's data folder
 * is private and the account of PostgreSQL could not reach it. The choice is kept in `<dataDir>/postgres.location`, so
 * that a later change of permissions never starts an empty institute beside the full one.
 */
export function locateCluster(dataDir: string, programs: PostgresPrograms, log?: Log): string {
  const usual = path.join(dataDir, 'postgres');
  const note = path.join(dataDir, 'postgres.location');
  const elsewhere = fs.existsSync(note) ? fs.readFileSync(note, 'utf8').trim() : null;
  if (elsewhere) {
    if (fs.existsSync(path.join(elsewhere, 'PG_VERSION'))) return elsewhere;
    throw new Error(
      `데이터베이스가 있어야 할 ${elsewhere}가 없습니다. 되찾을 수 없으면 ${note}를 지우고 npm run restore로 백업을 되돌리십시오. ` +
        `(The database named by postgres.location is gone.)`,
    );
  }
  if (programs.account.uid === undefined || mayAnybodyReach(dataDir)) return usual;
  if (fs.existsSync(usual)) {
    throw new Error(
      `PostgreSQL은 root로 실행되지 않으며 ${dataDir}에 접근할 수 없습니다. 상위 폴더에 chmod o+x를 주거나 DATA_DIR을 옮기십시오. ` +
        `(PostgreSQL does not run as root and cannot reach the data folder.)`,
    );
  }
  const name = createHash('sha256').update(fs.realpathSync(dataDir)).digest('hex').slice(0, 12);
  const chosen = path.join(SHARED_HOME, name);
  fs.mkdirSync(SHARED_HOME, { recursive: true });
  fs.chmodSync(SHARED_HOME, 0o755);
  log?.info(`the database lies in ${chosen}: PostgreSQL does not run as root and cannot reach ${dataDir}`);
  return chosen;
}

/** Makes the cluster on the first start. A half-made one from an interrupted start is thrown away. */
export function ensureCluster(
  dataDir: string,
  cluster: string,
  programs: PostgresPrograms,
  durable: boolean,
): void {
  const versionFile = path.join(cluster, 'PG_VERSION');
  if (fs.existsSync(versionFile)) {
    const found = fs.readFileSync(versionFile, 'utf8').trim();
    if (found === programs.majorVersion) return;
    throw new Error(
      `${cluster}의 데이터는 PostgreSQL ${found}의 것이고 설치된 것은 ${programs.majorVersion}입니다. 이전 버전의 연수원에서 ` +
        `npm run backup을 실행한 다음 새 DATA_DIR에서 npm run restore로 되돌리십시오. ` +
        `(The data is PostgreSQL ${found}'s; move it with backup and restore.)`,
    );
  }
  const { uid, gid } = programs.account;
  const half = `${cluster}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.mkdirSync(half, { recursive: true, mode: 0o700 });
  if (uid !== undefined && gid !== undefined) fs.chownSync(half, uid, gid);
  const options = ['-D', half, '-U', 'institute', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'];
  const made = spawnSync(programs.initdb, durable ? options : [...options, '--no-sync'], {
    ...programs.account,
    cwd: '/',
    env: programs.environment,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed in ${half}: ${made.stderr || made.error?.message}`);
  fs.rmSync(cluster, { recursive: true, force: true });
  fs.renameSync(half, cluster);
  if (path.dirname(cluster) !== dataDir)
    fs.writeFileSync(path.join(dataDir, 'postgres.location'), `${cluster}\n`);
}

/**
 * Ends a PostgreSQL that survived the kill of its institute. Only for the holder of the data folder's lock.
 */
export async function endOrphan(cluster: string, log?: Log): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  const lines = fs.readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (findProcessStart(pid) !== null) {
    if (readCommandLine(pid).includes(cluster)) {
      log?.warn(`stopping PostgreSQL ${pid}, left behind by an institute that was killed`);
      await endProcess(pid);
    } else {
      // Another program has been given the number, and PostgreSQL would refuse to start. It never minds its parent's
      // number, and goes on to its other check (shared memory still in use), which removing the file would disable.
      fs.writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
    }
  }
}

async function endProcess(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // it ended meanwhile
    }
    if (await waitForProcessEnd(pid, 20_000)) return;
  }
}
