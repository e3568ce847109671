// npm run migration -- NAME: writes the next SQL migration from prisma/schema, without Prisma's native engines.
// It replays prisma/migrations into a throw-away database (beside DATABASE_URL, or a temporary embedded PostgreSQL),
// compares it with the schema, and writes prisma/migrations/<time>_<name>/migration.sql. It applies nothing.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { register } from 'tsx/esm/api';
import { diffSchema } from './lib/diff-schema.mjs';

const root = path.resolve(import.meta.dirname, '..');
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- add_lessons   (a name in lower_snake_case)');
  process.exit(2);
}

async function openServer() {
  if (process.env.DATABASE_URL) return { connectionString: process.env.DATABASE_URL, stop: async () => {} };
  register();
  const { startEmbeddedPostgres } = await import('../app/platform/postgres/embedded-postgres.server.ts');
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-migration-'));
  fs.chmodSync(dataDir, 0o711); // PostgreSQL's own account passes through it
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const stop = async () => {
    await server.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { connectionString: server.connectionString, stop };
}

const server = await openServer();
try {
  const migrations = path.join(root, 'prisma/migrations');
  const sql = await diffSchema({
    connectionString: server.connectionString,
    migrations,
    schema: path.join(root, 'prisma/schema'),
  });
  if (sql === null) {
    console.log('The migrations already make this schema.');
  } else {
    const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const file = path.join(migrations, `${time}_${name}`, 'migration.sql');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, sql);
    console.log(
      `Wrote ${path.relative(root, file)}: read it, and add what Prisma cannot say (triggers, indexes).`,
    );
  }
} finally {
  await server.stop();
}
process.exit(0);
