/**
 * Background work on pg-boss: a job is a name, a zod payload and a lazily imported handler. A job that dies with its
 * process expires and is given out again; handlers must therefore be safe to repeat.
 */
import PgBoss from 'pg-boss';
import type { z } from 'zod';
import type { Enqueue } from './context';
import type { Log } from './log.server';

export interface JobDefinition<T = unknown> {
  name: string;
  payload: z.ZodType<T>;
  /** Jobs of this name that run side by side in one process. */
  concurrency?: number;
  retryLimit?: number;
  /** A job that runs longer is taken for dead and given out again. */
  expireInSeconds?: number;
  /** Five-field cron, in the institute's zone. */
  cron?: string;
  handle(payload: T, signal: AbortSignal): Promise<void>;
}

export interface JobQueue {
  enqueue: Enqueue;
  stop(): Promise<void>;
}

const REVIVE_ORPHANS = `UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE state = 'active'`;

export async function startJobQueue(options: {
  connectionString: string;
  definitions: JobDefinition<never>[];
  timeZone: string;
  log: Log;
  /** True where no other process shares the database: jobs still marked active then died with the last process. */
  soleProcess: boolean;
  /** Queues of an earlier version, whose jobs nobody takes any more. */
  retired?: string[];
}): Promise<JobQueue> {
  const { definitions, log } = options;
  const boss = new PgBoss({
    connectionString: options.connectionString,
    max: 3,
    application_name: 'institute-jobs',
  });
  boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
  await boss.start();
  if (options.soleProcess) await boss.getDb().executeSql(REVIVE_ORPHANS, []);
  for (const name of options.retired ?? []) if (await boss.getQueue(name)) await boss.deleteQueue(name);
  const stopping = new AbortController();
  for (const job of definitions as unknown as JobDefinition[]) {
    await boss.createQueue(job.name, {
      name: job.name,
      policy: 'short',
      retryLimit: job.retryLimit ?? 2,
      retryDelay: 5,
      retryBackoff: true,
      expireInSeconds: job.expireInSeconds ?? 600,
    });
    for (let worker = 0; worker < (job.concurrency ?? 1); worker++) {
      await boss.work(job.name, { pollingIntervalSeconds: 1 }, async ([item]) => {
        if (!item) return;
        try {
          await job.handle(job.payload.parse(item.data), stopping.signal);
        } catch (error) {
          // Cut off by an orderly stop: it is given out again at the next start.
          if (stopping.signal.aborted) log.info({ job: job.name, id: item.id }, 'job put back');
          else log.error({ err: error, job: job.name, id: item.id }, 'job failed');
          throw error;
        }
      });
    }
    if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: options.timeZone });
  }
  return {
    async enqueue(name, payload, { singletonKey, priority, startAfterSeconds }) {
      await boss.send(name, payload, {
        singletonKey,
        ...(priority ? { priority } : {}),
        ...(startAfterSeconds ? { startAfter: startAfterSeconds } : {}),
      });
    },
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 8000, wait: true });
    },
  };
}
