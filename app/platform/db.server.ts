/**
 * Two doors to one database over one pool: Prisma for ordinary nouns, plain SQL for hot paths and reports.
 * The ADR on database access says when to take which.
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
}

// Counts and sums of bigint stay far below 2^53 here; strings would leak into every report.
pg.types.setTypeParser(20, Number);

export interface DatabaseOptions {
  poolSize?: number;
  /** Told of connections that break while idle; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void;
}

export async function openDatabase(connectionString: string, options: DatabaseOptions = {}): Promise<Db> {
  const sql = new pg.Pool({
    connectionString,
    max: options.poolSize ?? 10,
    options: '-c timezone=UTC',
    application_name: 'institute',
  });
  sql.on('error', (error) => options.onIdleError?.(error));
  // A connection that breaks in the middle of a transaction also emits, when the pool does not listen: without a
  // listener that would end the process. Whoever holds the client learns it from the query.
  sql.on('connect', (client) => void client.on('error', () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(sql) });
  await sql.query('SELECT 1');
  return { prisma, sql };
}

export async function closeDatabase(db: Db): Promise<void> {
  await db.prisma.$disconnect();
  await db.sql.end();
}

/** Runs `work` in one transaction on one client; any throw rolls back. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.release(broken);
  }
}
