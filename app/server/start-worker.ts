/**
 * ROLE=worker: takes video work of an institute that runs elsewhere. It shares that one's database and data folder,
 * changes neither the schema nor the lock, and serves nothing but its own state.
 */
import path from 'node:path';
import { systemClock } from '~/platform/clock';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import type { Env } from '~/platform/env.server';
import { describeFence, findFence } from '~/platform/fence.server';
import type { Log } from '~/platform/log.server';
import { findLastMigration, listDueMigrations } from '~/platform/postgres/migrate.server';
import { createDiskStorage } from '~/platform/storage.server';
import { sweepWorkFolders } from '~/video/sweep-work-folders.server';
import { requireInstituteMark } from './institute-mark';
import { startVideoWork, type VideoWork } from './video-work';

export interface WorkerPlatform {
  startJobs(): Promise<void>;
  isReady(): Promise<boolean>;
  stop(): Promise<void>;
}
export type StartWorker = (options: { env: Env; log: Log; schemaWaitMs?: number }) => Promise<WorkerPlatform>;

const SCHEMA_WAIT_MS = 60_000;
const SCHEMA_LOOK_MS = 1000;

export const startWorker: StartWorker = async ({ env, log, schemaWaitMs = SCHEMA_WAIT_MS }) => {
  const connectionString = env.databaseUrl!;
  await waitForSchema(connectionString, log, schemaWaitMs);
  const db = await openDatabase(connectionString, {
    poolSize: 5,
    onIdleError: (error) => log.warn({ err: error }, 'idle database connection'),
  });
  try {
    await requireInstituteMark({ db, dataDir: env.dataDir });
  } catch (error) {
    await closeDatabase(db);
    throw error;
  }
  log.info(describeFence(findFence()));
  const storage = createDiskStorage(path.join(env.dataDir, 'storage'));
  await sweepWorkFolders({ db, storage });
  const schema = await findLastMigration(db.sql);
  const isOurs = async () => (await findLastMigration(db.sql)) === schema;
  // A folder that is not mounted any more would make every video fail.
  const isShared = () =>
    requireInstituteMark({ db, dataDir: env.dataDir }).then(
      () => true,
      () => false,
    );
  let told = false;
  /** The institute may have been updated meanwhile: rows that it writes now are not this program's to change. */
  const canWork = async () => {
    const ours = await isOurs();
    if (!ours && !told)
      log.warn('the institute runs a newer version: nothing more is taken until this is updated');
    told = !ours;
    return ours && isShared();
  };
  let work: VideoWork | undefined;
  return {
    async startJobs() {
      work = await startVideoWork({ env, log, db, storage, clock: systemClock, canWork });
    },
    isReady: () => canWork().catch(() => false),
    async stop() {
      await work?.stop();
      await closeDatabase(db);
    },
  };
};

/** The institute itself brings the schema up; a database that knows more than this program is refused at once. */
async function waitForSchema(connectionString: string, log: Log, waitMs: number): Promise<void> {
  const until = performance.now() + waitMs;
  for (let told = false; ; told = true) {
    const due = await listDueMigrations({ connectionString, dir: path.resolve('prisma/migrations') });
    if (due.length === 0) return;
    if (performance.now() > until)
      throw new Error(
        `이 데이터베이스는 이 버전보다 오래되었습니다(${due[0]} 미적용). 같은 버전의 연수원을 먼저 시작해 주세요. ` +
          `(The database is older than this program: start the institute of this version first.)`,
      );
    if (!told) log.info({ due }, 'waiting for the institute to bring the schema up');
    await new Promise((resolve) => setTimeout(resolve, SCHEMA_LOOK_MS));
  }
}
