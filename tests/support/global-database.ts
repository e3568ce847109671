// Once a run: a PostgreSQL server and in it a migrated database that every test database is copied from.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../app/platform/postgres/embedded-postgres.server';
import { applyMigrations } from '../../app/platform/postgres/migrate.server';

export const MIGRATIONS = path.resolve(import.meta.dirname, '../../prisma/migrations');

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the server's maintenance database, and the name of the migrated template. */
    databaseServer: { url: string; template: string };
  }
}

/** `TEST_DATABASE_URL` names a server where databases may be made; without it a throw-away one is started. */
async function openServer() {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, close: async () => {} };
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'edu-test-'));
  fs.chmodSync(dataDir, 0o711); // PostgreSQL's own account passes through it
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const close = async () => {
    await server.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: server.connectionString, close };
}

async function makeTemplate(serverUrl: string): Promise<string> {
  const template = `template_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  await applyMigrations({ connectionString: url.href, dir: MIGRATIONS });
  return template;
}

async function runOnServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export default async function setup(project: TestProject) {
  const server = await openServer();
  try {
    const template = await makeTemplate(server.url);
    project.provide('databaseServer', { url: server.url, template });
    return async () => {
      await runOnServer(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
      await server.close();
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
