// A whole institute in this process, on the built pages: real database, real sockets, a clock that the test moves.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ManualClock, systemClock, type Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { readEnv } from '~/platform/env.server';
import { silentLog } from '~/platform/log.server';
import { createListener, type InstituteBuild } from '~/server/create-app';
import { createTestDatabase } from './database';

export interface TestInstitute {
  origin: string;
  db: Db;
  clock: ManualClock;
  dataDir: string;
  stop(): Promise<void>;
}

const BUILD = path.resolve('build/server/index.js');

async function loadBuild(): Promise<InstituteBuild> {
  if (!fs.existsSync(BUILD))
    throw new Error('build/server is missing: run `npm run build`, or `npm test`, which does');
  return (await import(/* @vite-ignore */ pathToFileURL(BUILD).href)) as unknown as InstituteBuild;
}

interface Options {
  /** Starts at 2026-05-11 10:00 KST; `real` follows the system's clock, for browsers and jobs. */
  clock?: 'manual' | 'real';
  /** Runs background jobs (video processing). */
  jobs?: boolean;
  /** Further settings of the environment. */
  settings?: Record<string, string>;
}

export async function startTestInstitute({
  clock: kind = 'manual',
  jobs = false,
  settings = {},
}: Options = {}): Promise<TestInstitute> {
  const test = await createTestDatabase();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-institute-'));
  const manual = new ManualClock('2026-05-11T01:00:00Z');
  const clock: Clock = kind === 'manual' ? manual : systemClock;
  const env = readEnv({
    DATABASE_URL: test.url,
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO_LESSONS: 'off',
    LOG_LEVEL: 'silent',
    ...settings,
  });
  const build = await loadBuild();
  const platform = await build.entry.module.startPlatform({ env, log: silentLog, clock });
  const server: Server = createServer(createListener({ env, platform, build }));
  platform.attachRealtime(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  if (jobs) await platform.startJobs();
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    db: test.db,
    clock: manual,
    dataDir,
    async stop() {
      server.closeAllConnections();
      const closed = new Promise((resolve) => server.close(resolve));
      await platform.stop();
      await closed;
      await test.drop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
