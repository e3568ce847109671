/** Everything that waits or is worked on, as one moment of the database has it. */
import type { Db } from '~/platform/db.server';
import type { Extent } from './estimate-work';
import { FREE, KIND, QUEUED } from './queue-sql';
import type { Served, ServedOwners, Waiting } from './queue-order';

export type QueuedVideo = Waiting &
  Extent & {
    filename: string;
    attempt: number;
    percent: number;
    status: string;
    /** Who works on it; null where it waits. */
    worker: string | null;
    /** Of the work under way. */
    elapsedSeconds: number;
    /** Above zero where it waits for a later time after a failure. */
    putOffSeconds: number;
    reason: string | null;
  };

const ROWS = `
  SELECT id, owner_id AS "ownerId", ${KIND} AS kind, filename, attempt, percent, status, reason,
         extract(epoch FROM first_at)::float8 AS "firstAt",
         extract(epoch FROM coalesce(queued_at, created_at))::float8 AS since,
         size_bytes AS "sizeBytes", duration_ms / 1000.0::float8 AS "recordingSeconds", width * height AS pixels,
         CASE WHEN ${FREE} THEN NULL ELSE leased_by END AS worker,
         coalesce(extract(epoch FROM clock_timestamp() - started_at), 0)::float8 AS "elapsedSeconds",
         greatest(0, coalesce(extract(epoch FROM not_before - clock_timestamp()), 0))::float8 AS "putOffSeconds"
    FROM video WHERE ${QUEUED}`;

/** Of the last hour; who has neither is not in it. */
const SERVED = `
  SELECT owner_id AS "ownerId", sum(work_ms)::float8 / 1000 AS seconds
    FROM video_work WHERE ended_at > clock_timestamp() - interval '1 hour' GROUP BY owner_id`;

export interface Queue {
  /** Free to be taken, in no order. */
  waiting: QueuedVideo[];
  running: QueuedVideo[];
  putOff: QueuedVideo[];
  served: ServedOwners;
}

export async function readQueue({ sql }: Pick<Db, 'sql'>): Promise<Queue> {
  const { rows } = await sql.query<QueuedVideo>(ROWS);
  const running = rows.filter(({ worker }) => worker !== null);
  const free = rows.filter(({ worker }) => worker === null);
  const waiting = free.filter(({ putOffSeconds }) => putOffSeconds === 0);
  const putOff = free.filter(({ putOffSeconds }) => putOffSeconds > 0);
  return { waiting, running, putOff, served: waiting.length ? await findServed(sql, running) : new Map() };
}

async function findServed(sql: Db['sql'], running: QueuedVideo[]): Promise<ServedOwners> {
  const { rows } = await sql.query<{ ownerId: string; seconds: number }>(SERVED);
  const served = new Map<string, Served>();
  for (const { ownerId, seconds } of rows) served.set(ownerId, { running: 0, seconds });
  for (const { ownerId } of running) {
    const before = served.get(ownerId) ?? { running: 0, seconds: 0 };
    served.set(ownerId, { ...before, running: before.running + 1 });
  }
  return served;
}
