import type pg from 'pg';
import type { Manifest } from './manifest';

/** An identifier as SQL: quoted, so that any name is safe. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The tables of the public schema with the columns that hold data, but for the list of migrations. */
export async function listTables(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     GROUP BY c.relname ORDER BY c.relname`);
  return rows;
}

/** Rows of each table, counted. */
export async function countRows(client: pg.ClientBase, tables: string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const { rows } = await client.query<{ n: string }>(
      `SELECT count(*)::text AS n FROM public.${quoteName(table)}`,
    );
    counts.set(table, Number(rows[0]?.n));
  }
  return counts;
}

async function requireInstitute(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found`,
  );
  if (rows[0]?.found) return;
  throw new Error(
    '이 데이터베이스에는 아직 연수원이 없습니다. (There is no institute in this database yet.)',
  );
}

/** The contents of the public schema in words of the manifest, as the client's transaction sees them. */
export async function describeDatabase(client: pg.ClientBase, createdAt: Date): Promise<Manifest> {
  await requireInstitute(client);
  const tables = await listTables(client);
  const counts = await countRows(
    client,
    tables.map(({ name }) => name),
  );
  const migrations = await client.query<Manifest['migrations'][number]>(
    `SELECT migration_name AS name, checksum FROM "_prisma_migrations"
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const sequences = await client.query<Manifest['sequences'][number]>(
    `SELECT sequencename AS name, last_value::text AS "lastValue" FROM pg_sequences
      WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`,
  );
  return {
    format: 1,
    createdAt: createdAt.toISOString(),
    migrations: migrations.rows,
    tables: tables.map((table) => ({ ...table, rows: counts.get(table.name) ?? 0 })),
    sequences: sequences.rows,
  };
}
