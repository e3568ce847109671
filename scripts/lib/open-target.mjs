// The institute that the back-up commands work on, as the environment names it: DATABASE_URL or the embedded
// PostgreSQL under DATA_DIR, running or not.
import fs from 'node:fs';
import path from 'node:path';
import { register } from 'tsx/esm/api';
import { root } from './run-command.mjs';

register();
const { readEnv } = await import('../../app/platform/env.server.ts');
const { DataFolderInUseError, lockDataFolder } =
  await import('../../app/platform/postgres/data-lock.server.ts');
const { locatePostgresNote, startEmbeddedPostgres } =
  await import('../../app/platform/postgres/embedded-postgres.server.ts');

function describeTarget() {
  const env = readEnv(process.env);
  const storageDir = path.join(env.dataDir, 'storage');
  return { env, storageDir, migrationsDir: path.join(root, 'prisma/migrations') };
}

/** For reading: also beside a running institute. */
export async function openForReading() {
  const { env, ...target } = describeTarget();
  if (env.databaseUrl) return { ...env, ...target, connectionString: env.databaseUrl, close: async () => {} };
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: env.dataDir });
    return { ...env, ...target, connectionString: postgres.connectionString, close: () => postgres.stop() };
  } catch (error) {
    const note = locatePostgresNote(env.dataDir);
    if (!(error instanceof DataFolderInUseError) || !fs.existsSync(note)) throw error;
    const { connectionString } = JSON.parse(fs.readFileSync(note, 'utf8'));
    return { ...env, ...target, connectionString, close: async () => {} };
  }
}

/** For replacing everything: throws DataFolderInUseError while an institute runs on the data folder. */
export async function openAlone() {
  const { env, ...target } = describeTarget();
  const lock = await lockDataFolder(env.dataDir);
  try {
    const postgres = env.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: env.dataDir, lock });
    const close = async () => {
      await postgres?.stop();
      lock.release();
    };
    return { ...env, ...target, connectionString: env.databaseUrl ?? postgres.connectionString, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}
