/**
 * What every attempt has around its work: its lease is renewed, it stops where it was overtaken, it is given back where
 * the process stops or the database is away, and how long it took is kept.
 */
import type { Db } from '~/platform/db.server';
import type { Log } from '~/platform/log.server';
import { createProgress } from './attempt-progress.server';
import { isOfDatabase } from './processing-failed';
import { LEASE, LEASE_SECONDS } from './queue-sql';
import { AttemptLost, type VideoAttempt } from './video-attempt.server';

const RENEW_MS = (LEASE_SECONDS * 1000) / 6;
const DATABASE_AGAIN_MS = 2000;

export interface AttemptRun<T> {
  db: Db;
  log: Log;
  attempt: VideoAttempt;
  signal: AbortSignal;
  work: (given: { signal: AbortSignal; onPercent: (percent: number) => void }) => Promise<T>;
  /** Writes what became of it instead. */
  onError: (error: unknown) => Promise<void>;
  /** Tidies up after an attempt that was overtaken. */
  onLost?: () => Promise<void>;
}

/** What `work` returns; null where it did not come to its end. Throws only where `signal` ended it or the database is away. */
export async function runAttempt<T>(run: AttemptRun<T>): Promise<{ result: T } | null> {
  const { db, log, attempt, signal } = run;
  const lost = new AbortController();
  const progress = createProgress(attempt, lost, log);
  const began = performance.now();
  const renewing = setInterval(() => {
    renewLease(db, attempt).then(
      (mine) => mine || lost.abort(),
      (error: unknown) => log.warn({ err: error }, 'lease of a video'),
    );
  }, RENEW_MS);
  try {
    const either = AbortSignal.any([signal, lost.signal]);
    const result = await run.work({ signal: either, onPercent: progress.note });
    await noteWork(run, performance.now() - began, true);
    return { result };
  } catch (error) {
    await progress.settled();
    if (error instanceof AttemptLost || lost.signal.aborted) {
      await run.onLost?.();
      return null;
    }
    if (signal.aborted || isOfDatabase(error)) {
      await giveBackWhenThere(attempt, signal);
      throw error;
    }
    await run.onError(error).catch((written: unknown) => {
      if (!(written instanceof AttemptLost)) throw written;
    });
    await noteWork(run, performance.now() - began, false);
    return null;
  } finally {
    clearInterval(renewing);
  }
}

async function renewLease({ sql }: Db, { video }: VideoAttempt): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE video SET leased_until = ${LEASE} WHERE id = $1::uuid AND attempt = $2 AND leased_by IS NOT NULL`,
    [video.id, video.attempt],
  );
  return rowCount === 1;
}

/** A database that was away comes back within seconds; after the lease others may have the video, and nothing is lost. */
async function giveBackWhenThere(attempt: VideoAttempt, signal: AbortSignal): Promise<void> {
  const until = performance.now() + LEASE_SECONDS * 1000;
  for (;;) {
    const failed = await attempt.giveBack().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (!failed) return;
    if (signal.aborted || performance.now() > until || !isOfDatabase(failed.error)) return;
    await new Promise((resolve) => setTimeout(resolve, DATABASE_AGAIN_MS));
  }
}

/** Sizes as they are known by then; a video that is gone has none. */
const NOTE = `
  INSERT INTO video_work (video_id, owner_id, kind, worker, work_ms, done, size_bytes, recording_ms, pixels, ended_at)
  SELECT id, owner_id, $2, $3, $4, $5, size_bytes, duration_ms, width * height, clock_timestamp()
    FROM video WHERE id = $1::uuid`;

/** Only estimates and fairness need it: that it cannot be written changes nothing for the video. */
async function noteWork({ db, log, attempt }: AttemptRun<unknown>, ms: number, done: boolean): Promise<void> {
  const { video, kind, worker } = attempt;
  await db.sql
    .query(NOTE, [video.id, kind, worker, Math.round(ms), done])
    .catch((error: unknown) => log.warn({ err: error }, 'note of video work'));
}
