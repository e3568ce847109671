/** How fast one person may write: a token bucket for everybody, and a room's slow mode. Pure; whole milliseconds and seconds. */

/** Messages that may be sent at once after a rest. */
export const BURST = 10;
/** One more each so many milliseconds. */
export const TOKEN_MS = 1000;

export interface Bucket {
  /** Time saved up, at most a burst's worth. */
  savedMs: number;
  /** When it was last looked at, by the clock that is passed in. */
  atMs: number;
}

/** Of one who has not written yet. */
export const fullBucket = (nowMs: number, burst = BURST): Bucket => ({
  savedMs: burst * TOKEN_MS,
  atMs: nowMs,
});

/**
 * `waitMs` 0: a token was taken. Else nothing was taken, and there is one after so long. A clock that jumps back gives
 * and costs nothing; one that jumps ahead fills the bucket and no more.
 */
export function takeToken(bucket: Bucket, nowMs: number, burst = BURST): { bucket: Bucket; waitMs: number } {
  const passedMs = Math.max(0, nowMs - bucket.atMs);
  const savedMs = Math.min(burst * TOKEN_MS, bucket.savedMs + passedMs);
  const taken = savedMs >= TOKEN_MS;
  return {
    bucket: { savedMs: taken ? savedMs - TOKEN_MS : savedMs, atMs: nowMs },
    waitMs: taken ? 0 : Math.ceil(TOKEN_MS - savedMs),
  };
}

/**
 * Whole seconds, rounded up, until one who wrote at `lastAt` may write again; 0 = now. Never more than `slowSeconds`,
 * even where the clock went back behind `lastAt`.
 */
export function slowWaitSeconds(lastAt: Date | null, now: Date, slowSeconds: number): number {
  if (!lastAt) return 0;
  const passedMs = Math.max(0, now.getTime() - lastAt.getTime());
  return Math.max(0, Math.ceil((slowSeconds * 1000 - passedMs) / 1000));
}
