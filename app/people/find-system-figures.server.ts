/** Figures of the database and its job queue, for the administrator. Nothing in them names a person. */
import type { Context } from '~/platform/context';

export interface JobCounts {
  /** Waiting for a worker, those put off and those to be repeated included. */
  waiting: number;
  active: number;
  /** Ended within the last 24 hours. */
  done: number;
  failed: number;
}

export interface FailedJob {
  id: string;
  name: string;
  failedAt: Date;
  /** What the handler threw, at most 2,000 characters. */
  message: string;
}

export interface SystemFigures {
  databaseBytes: number;
  jobs: JobCounts;
  /** Of the last 24 hours, newest first, at most 20. */
  failedJobs: FailedJob[];
}

/** pg-boss moves what has ended into its archive: both are counted. Its clock is the database's. */
const ENDED = `
  SELECT id, name, state::text AS state, completed_on, output FROM pgboss.job WHERE state IN ('completed', 'failed')
  UNION ALL SELECT id, name, state::text, completed_on, output FROM pgboss.archive`;
const COUNTS = `
  SELECT (SELECT count(*) FROM pgboss.job WHERE state IN ('created', 'retry')) AS waiting,
         (SELECT count(*) FROM pgboss.job WHERE state = 'active') AS active,
         count(*) FILTER (WHERE state = 'completed') AS done, count(*) FILTER (WHERE state = 'failed') AS failed
    FROM (${ENDED}) ended WHERE completed_on > $1::timestamptz - interval '1 day'`;
const FAILED = `
  SELECT id, name, completed_on AS "failedAt", left(coalesce(output->>'message', output::text, ''), 2000) AS message
    FROM (${ENDED}) ended WHERE state = 'failed' AND completed_on > $1::timestamptz - interval '1 day'
   ORDER BY completed_on DESC LIMIT 20`;

export async function findSystemFigures({ db, now }: Pick<Context, 'db' | 'now'>): Promise<SystemFigures> {
  const { rows } = await db.sql.query<{ bytes: number; queue: boolean }>(
    `SELECT pg_database_size(current_database()) AS bytes, to_regclass('pgboss.job') IS NOT NULL AS queue`,
  );
  const { bytes, queue } = rows[0]!;
  // Before the first start of the workers there is no queue yet.
  if (!queue)
    return { databaseBytes: bytes, jobs: { waiting: 0, active: 0, done: 0, failed: 0 }, failedJobs: [] };
  const [counts, failed] = await Promise.all([
    db.sql.query<JobCounts>(COUNTS, [now]),
    db.sql.query<FailedJob>(FAILED, [now]),
  ]);
  return { databaseBytes: bytes, jobs: counts.rows[0]!, failedJobs: failed.rows };
}
