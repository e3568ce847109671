// A worker beside an institute: what it must share before it begins, said in a sentence where it does not.
import fs from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Db } from '~/platform/db.server';
import { readEnv } from '~/platform/env.server';
import { silentLog } from '~/platform/log.server';
import { applyMigrations, listMigrations } from '~/platform/postgres/migrate.server';
import { writeInstituteMark } from '~/server/institute-mark';
import { startWorker } from '~/server/start-worker';
import { listWorkers } from '~/video/worker-rows.server';
import { createBareDatabase, createTestDatabase } from '../support/database';
import { makeTempFolder } from '../support/temp-folder';

const start = (url: string, dataDir: string) =>
  startWorker({
    env: readEnv({ ROLE: 'worker', DATABASE_URL: url, DATA_DIR: dataDir, VIDEO_WORKERS: '2' }),
    log: silentLog,
    schemaWaitMs: 0,
  });

async function makeInstitute() {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const dataDir = makeTempFolder();
  await writeInstituteMark({ db: database.db, now: new Date(), dataDir });
  return { ...database, dataDir };
}

const addLaterMigration = (db: Db) =>
  db.sql.query(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at)
    VALUES ('x', 'x', '20991231000000_later', now())`);

it('works where it shares database and folder, is seen, and leaves with a stop', async () => {
  const { db, url, dataDir } = await makeInstitute();
  const worker = await start(url, dataDir);
  expect(await worker.isReady()).toBe(true);
  await worker.startJobs();
  expect(await listWorkers(db)).toMatchObject([{ role: 'worker', slots: 2 }]);
  // The folder is not mounted any more.
  fs.renameSync(path.join(dataDir, 'institute-id'), path.join(dataDir, 'gone'));
  expect(await worker.isReady()).toBe(false);
  await worker.stop();
  expect(await listWorkers(db)).toEqual([]);
});

it('takes nothing more once a newer version has brought the schema further', async () => {
  const { db, url, dataDir } = await makeInstitute();
  const worker = await start(url, dataDir);
  onTestFinished(() => worker.stop());
  expect(await worker.isReady()).toBe(true);
  await addLaterMigration(db);
  expect(await worker.isReady()).toBe(false);
});

it('refuses a folder of another institute, and one that is empty', async () => {
  const [one, other] = [await makeInstitute(), await makeInstitute()];
  await expect(start(one.url, other.dataDir)).rejects.toThrow(/데이터 폴더를 네트워크로 연결해/);
  await expect(start(one.url, makeTempFolder())).rejects.toThrow(/DATA_DIR/);
});

it('refuses an older and a newer schema, and changes neither', async () => {
  const { url, drop } = await createBareDatabase();
  onTestFinished(() => drop());
  const dir = path.resolve('prisma/migrations');
  await expect(start(url, makeTempFolder())).rejects.toThrow(/오래되었습니다/);
  const all = listMigrations(dir);
  await applyMigrations({ connectionString: url, dir, upTo: all.at(-2)!.name });
  await expect(start(url, makeTempFolder())).rejects.toThrow(`${all.at(-1)!.name} 미적용`);

  const { db, url: newer, dataDir } = await makeInstitute();
  await addLaterMigration(db);
  await expect(start(newer, dataDir)).rejects.toThrow(/더 새로운 버전/);
});
