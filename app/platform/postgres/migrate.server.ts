// Applies the SQL migrations in prisma/migrations over plain `pg`: Prisma's own runner needs a native engine that a
// closed network cannot download. The rows have the shape of Prisma's, so its tools can take over.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';

type Log = { info(message: string): void };
export type Migration = { name: string; sql: string; checksum: string };
type AppliedRow = { migration_name: string; checksum: string };

// Any number, the same in every process that migrates this database.
const LOCK_KEY = 7_250_612_001;

const TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id varchar(36) PRIMARY KEY,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

/** The migrations of a folder in the order they apply: by name, which begins with the time they were written. */
export function listMigrations(dir: string): Migration[] {
  return fs
    .readdirSync(dir)
    .filter((name) => fs.existsSync(path.join(dir, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

function refuseChanged(known: Migration[], applied: AppliedRow[]): void {
  for (const row of applied) {
    const file = known.find((migration) => migration.name === row.migration_name);
    if (!file) {
      throw new Error(
        `이 데이터베이스에는 이 버전의 연수원이 모르는 변경(${row.migration_name})이 이미 적용되어 있습니다. ` +
          `더 새로운 버전을 실행하십시오. (The database is newer than this program.)`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new Error(
        `이미 적용된 마이그레이션 ${row.migration_name}의 내용이 바뀌었습니다. 파일을 원래대로 되돌리고 변경은 새 마이그레이션으로 ` +
          `작성하십시오. (An applied migration was changed: restore the file and write a new one.)`,
      );
    }
  }
}

/**
 * Brings a database up to the migrations of `dir`, each in one transaction; returns the names it applied.
 * Harmless when repeated and when several processes start at once. `upTo` stops after that migration.
 * Throws a sentence when an applied migration's file has changed or is unknown.
 */
export async function applyMigrations(given: {
  connectionString: string;
  dir: string;
  upTo?: string;
  log?: Log;
}): Promise<string[]> {
  const known = listMigrations(given.dir);
  const client = new pg.Client({ connectionString: given.connectionString });
  await client.connect();
  try {
    // Held by the connection, so it frees itself when the process dies.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(TABLE);
    const applied = await listApplied(client);
    refuseChanged(known, applied);
    const done = new Set(applied.map((row) => row.migration_name));
    const due = known.filter(({ name }) => !done.has(name) && name <= (given.upTo ?? name));
    for (const migration of due) {
      await applyOne(client, migration);
      given.log?.info(`applied migration ${migration.name}`);
    }
    return due.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * The migrations of `dir` that the database has not; nothing is applied. Throws as `applyMigrations` does where it has
 * others.
 */
export async function listDueMigrations(given: { connectionString: string; dir: string }): Promise<string[]> {
  const known = listMigrations(given.dir);
  const client = new pg.Client({ connectionString: given.connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`,
    );
    const applied = rows[0]!.there ? await listApplied(client) : [];
    refuseChanged(known, applied);
    const done = new Set(applied.map((row) => row.migration_name));
    return known.flatMap(({ name }) => (done.has(name) ? [] : [name]));
  } finally {
    await client.end();
  }
}

const APPLIED = 'FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL';

async function listApplied(client: pg.Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(`SELECT migration_name, checksum ${APPLIED}`);
  return rows;
}

/** The name of the last applied migration: another one later means that a newer version has taken the database over. */
export async function findLastMigration(pool: Pick<pg.Pool, 'query'>): Promise<string | null> {
  const { rows } = await pool.query<{ last: string | null }>(`SELECT max(migration_name) AS last ${APPLIED}`);
  return rows[0]?.last ?? null;
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await runMigration(client, migration);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new Error(
      `migration ${migration.name} failed, nothing of it remains: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

async function runMigration(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

/** Applies migrations to an empty schema inside the caller's transaction; they are undone with it. */
export async function applyMigrationsWithin(client: pg.ClientBase, migrations: Migration[]): Promise<void> {
  await client.query(TABLE);
  for (const migration of migrations) await runMigration(client, migration);
}
