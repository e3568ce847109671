// The database's half of a restore, inside one transaction of the caller: an empty schema from the back-up's own
// migrations, then its rows with every trigger asleep (the ledger's would refuse, foreign keys run in circles).
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { applyMigrationsWithin, listMigrations } from '../postgres/migrate.server';
import { countRows, listTables, quoteName } from './describe-tables.server';
import type { Manifest } from './manifest';

async function hasRow(client: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query(`SELECT 1 FROM public.${quoteName(table)} LIMIT 1`);
  return rows.length > 0;
}

/** Whether any table of the public schema holds a row. */
export async function hasRows(client: pg.ClientBase): Promise<boolean> {
  for (const { name } of await listTables(client)) if (await hasRow(client, name)) return true;
  return false;
}

/**
 * Throws away the schemas of the institute and of its job queue, and makes the tables as they were when the back-up was
 * written. Throws a sentence when this program does not have those migrations.
 */
export async function rebuildSchema(
  client: pg.ClientBase,
  manifest: Manifest,
  migrationsDir: string,
): Promise<void> {
  const known = new Map(listMigrations(migrationsDir).map((migration) => [migration.name, migration]));
  const migrations = manifest.migrations.map(({ name, checksum }) => {
    const migration = known.get(name);
    if (migration?.checksum === checksum) return migration;
    throw new Error(
      `이 백업은 이 버전에 없는 마이그레이션 ${name}으로 만들어졌습니다. 백업을 만든 버전이나 더 새로운 버전에서 되돌리십시오. ` +
        `(The back-up comes from another version of the program.)`,
    );
  });
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
  await client.query('DROP SCHEMA IF EXISTS public CASCADE');
  await client.query('CREATE SCHEMA public');
  await applyMigrationsWithin(client, migrations);
  await client.query(`SET LOCAL session_replication_role = 'replica'`);
  // Migrations may have put rows of their own, which the back-up has as well. Only these tables are emptied: a ledger
  // may refuse even the deletion of nothing.
  for (const { name } of await listTables(client)) {
    if (await hasRow(client, name)) await client.query(`DELETE FROM public.${quoteName(name)}`);
  }
}

/** Loads one table's rows from its COPY text. */
export async function loadTable(client: pg.ClientBase, manifest: Manifest, name: string, rows: Readable) {
  const table = manifest.tables.find((known) => known.name === name);
  if (!table) throw new Error(`The archive holds a table that its manifest does not name: ${name}`);
  const columns = table.columns.map(quoteName).join(', ');
  await pipeline(rows, client.query(copyFrom(`COPY public.${quoteName(name)} (${columns}) FROM STDIN`)));
}

/** Sets the sequences, and compares every table's rows with the manifest. */
export async function finishTables(client: pg.ClientBase, manifest: Manifest): Promise<void> {
  for (const { name, lastValue } of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [`public.${quoteName(name)}`, lastValue]);
  }
  const counts = await countRows(
    client,
    manifest.tables.map(({ name }) => name),
  );
  const wrong = manifest.tables.filter(({ name, rows }) => counts.get(name) !== rows);
  if (wrong.length) {
    const list = wrong.map(({ name, rows }) => `${name}: ${counts.get(name)} of ${rows} rows`).join(', ');
    throw new Error(`백업 파일의 행 수가 맞지 않아 아무것도 바꾸지 않았습니다 (${list}).`);
  }
}
