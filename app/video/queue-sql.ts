/** The queue is the videos themselves: which rows wait, for what, and which of them a worker has. Fragments of SQL. */

const UNFINISHED = `status IN ('probing', 'transcoding')`;
/** Failed through no fault of its own; it comes back after `not_before`. */
const RETURNING = `status = 'failed' AND not_before IS NOT NULL`;
const FOLLOWING = `status = 'ready' AND follow_up IS NOT NULL AND follow_up_failed_at IS NULL`;

/** As the index "video_queue" has it. */
export const QUEUED = `(${UNFINISHED} OR (${RETURNING}) OR (${FOLLOWING}))`;

/** A `WorkKind`. */
export const KIND = `CASE WHEN status = 'ready' THEN follow_up
  WHEN edit IS NOT NULL AND source_key IS NULL THEN 'cut' ELSE 'process' END`;

/** Nobody's, or a dead worker's. */
export const FREE = `(leased_until IS NULL OR leased_until <= clock_timestamp())`;

/** A worker that does not renew it within this time has lost its videos. */
export const LEASE_SECONDS = 60;
export const LEASE = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`;

/** This moment for a column that keeps milliseconds and rounds: rounded up it would still be to come. */
export const NOW = `date_trunc('milliseconds', clock_timestamp())`;
