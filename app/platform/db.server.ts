/**
 * Two doors to one database over one pool: Prisma for ordinary nouns, plain SQL for hot paths and reports.
 * The ADR on database access says when to take which. The hottest path has a small pool of its own.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/prisma/client';

export type { PrismaClient };
/** A pool or one client inside a transaction. */
export type Sql = Pick<pg.Pool, 'query'>;
export interface Db {
  prisma: PrismaClient;
  sql: pg.Pool;
  /** For `inPipeline`: its clients send a statement without waiting for the answer to the one before. */
  pipeline: pg.Pool;
}

// Counts and sums of bigint stay far below 2^53 here; strings would leak into every report.
pg.types.setTypeParser(20, Number);

const UTC = '-c timezone=UTC';
/** Connections of the pool `pipeline`; opened when first needed. */
const PIPELINES = 3;
/**
 * Its named statements find rows by their keys. One planned while a table had a page would read it whole, and still do
 * so when it has thousands, until PostgreSQL next looks at the table: a hundred times the cost of a beat.
 */
const BY_KEY = '-c enable_seqscan=off';

export interface DatabaseOptions {
  poolSize?: number;
  /** Told of connections that break while idle; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void;
}

export async function openDatabase(connectionString: string, options: DatabaseOptions = {}): Promise<Db> {
  const createPool = (config: pg.PoolConfig) => {
    const pool = new pg.Pool({ connectionString, application_name: 'institute', ...config });
    pool.on('error', (error) => options.onIdleError?.(error));
    // A connection that breaks in the middle of a transaction also emits, when the pool does not listen: without a
    // listener that would end the process. Whoever holds the client learns it from the query.
    pool.on('connect', (client) => void client.on('error', () => undefined));
    return pool;
  };
  const sql = createPool({ max: options.poolSize ?? 10, options: UTC });
  const pipeline = createPool({ max: PIPELINES, pipeline: true, options: `${UTC} ${BY_KEY}` });
  const prisma = new PrismaClient({ adapter: new PrismaPg(sql) });
  await sql.query('SELECT 1');
  return { prisma, sql, pipeline };
}

export async function closeDatabase(db: Db): Promise<void> {
  await db.prisma.$disconnect();
  await Promise.all([db.sql.end(), db.pipeline.end()]);
}

/** Lends one client; any throw rolls back, and a client that cannot even do that is not lent again. */
async function rollingBack<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Runs `work` in one transaction on one client; any throw rolls back. */
export function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return rollingBack(pool, async (client) => {
    await client.query('BEGIN');
    const result = await work(client);
    requireCommitted(await client.query('COMMIT'));
    return result;
  });
}

/**
 * `inTransaction` on the pool `pipeline`, in as few trips as the work needs. What `work` sends before it first waits
 * goes together with BEGIN; what it sends last goes together with `commit()`, which it may call once and must wait for.
 * Each statement still sees what those before it did, and fails when one before it failed.
 */
export function inPipeline<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, commit: () => Promise<void>) => Promise<T>,
): Promise<T> {
  return rollingBack(pool, async (client) => {
    let committed: Promise<void> | undefined;
    const commit = () => (committed ??= client.query('COMMIT').then(requireCommitted));
    const [, result] = await Promise.all([client.query('BEGIN'), work(client, commit)]);
    await commit();
    return result;
  });
}

/** PostgreSQL takes COMMIT after a failed statement and answers ROLLBACK, which is no error by itself. */
function requireCommitted({ command }: pg.QueryResult): void {
  if (command !== 'COMMIT') throw new Error(`the transaction was not committed: ${command}`);
}
