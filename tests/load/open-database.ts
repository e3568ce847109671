// A durable PostgreSQL of its own for a part of the benchmark, as the institute runs it, in a folder that goes away.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeDatabase, openDatabase } from '~/platform/db.server';
import { startEmbeddedPostgres } from '~/platform/postgres/embedded-postgres.server';
import { applyMigrations } from '~/platform/postgres/migrate.server';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../prisma/migrations');

export async function openBenchDatabase() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-bench-'));
  fs.chmodSync(dataDir, 0o711); // PostgreSQL's own account passes through it
  const server = await startEmbeddedPostgres({ dataDir });
  await applyMigrations({ connectionString: server.connectionString, dir: MIGRATIONS });
  const db = await openDatabase(server.connectionString);
  return {
    db,
    url: server.connectionString,
    dataDir,
    async close() {
      await closeDatabase(db);
      await server.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
