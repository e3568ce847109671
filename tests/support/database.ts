// A fresh, migrated database for a test file: a copy of the run's template, in about a tenth of a second.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { closeDatabase, openDatabase, type Db } from '~/platform/db.server';

export type TestDatabase = {
  db: Db;
  url: string;
  /** Closes `db` and removes the database. */
  drop(): Promise<void>;
};

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer').url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An empty database without our tables, for what must begin before the migrations. */
export async function createBareDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  return createFrom('template0');
}

async function createFrom(template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(inject('databaseServer').url);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/**
 * Call it in `beforeAll` (or `beforeEach` where a test must see nothing of the others) and `drop` after:
 *
 *     let test: TestDatabase;
 *     beforeAll(async () => (test = await createTestDatabase()));
 *     afterAll(() => test.drop());
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, drop } = await createFrom(inject('databaseServer').template);
  const db = await openDatabase(url);
  return {
    db,
    url,
    async drop() {
      await closeDatabase(db);
      await drop();
    },
  };
}
