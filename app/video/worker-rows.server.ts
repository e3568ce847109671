/** Which processes take video work: each says every few seconds that it lives. */
import os from 'node:os';
import type { Db } from '~/platform/db.server';
import type { Log } from '~/platform/log.server';
import { LEASE_SECONDS } from './queue-sql';

const SEEN_MS = (LEASE_SECONDS * 1000) / 6;

/** `mark`: the storage's, which its working folders carry. */
export const workerName = (mark: string) => `${os.hostname()}:${process.pid}:${mark}`;

export interface LivingWorker {
  name: string;
  role: string;
  slots: number;
  startedAt: Date;
}

const SEEN = `
  INSERT INTO video_worker (name, role, slots, started_at, seen_at) VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp())
  ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at`;

/** Says so from now on, until `stop`. */
export async function enterWorker(
  { sql }: Pick<Db, 'sql'>,
  worker: { name: string; role: string; slots: number },
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  const say = () => sql.query(SEEN, [worker.name, worker.role, worker.slots]);
  await say();
  const saying = setInterval(() => {
    say().catch((error: unknown) => log.warn({ err: error }, 'sign of life'));
  }, SEEN_MS);
  return {
    async stop() {
      clearInterval(saying);
      await sql.query('DELETE FROM video_worker WHERE name = $1', [worker.name]).catch(() => undefined);
    },
  };
}

/** Those seen within `withinSeconds`, the oldest first. */
export async function listWorkers(
  { sql }: Pick<Db, 'sql'>,
  withinSeconds = LEASE_SECONDS,
): Promise<LivingWorker[]> {
  const { rows } = await sql.query<LivingWorker>(
    `SELECT name, role, slots, started_at AS "startedAt" FROM video_worker
      WHERE seen_at > clock_timestamp() - $1 * interval '1 second' ORDER BY started_at, name`,
    [withinSeconds],
  );
  return rows;
}
