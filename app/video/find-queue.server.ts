/** The queue as people see it: whose turn comes when, and how much longer what is under way takes. */
import type { Db } from '~/platform/db.server';
import { estimateLeft, estimateWork, toldMinutes, type Extent, type Measured } from './estimate-work';
import { planQueue } from './plan-queue';
import { isUrgent, type WorkKind } from './queue-order';
import { readQueue, type Queue, type QueuedVideo } from './read-queue.server';
import { listWorkers, type LivingWorker } from './worker-rows.server';

/** Newest of each kind: machines and recordings change. */
const LATEST = `
  SELECT kind, work_ms / 1000.0::float8 AS "workSeconds", size_bytes AS "sizeBytes",
         recording_ms / 1000.0::float8 AS "recordingSeconds", pixels
    FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY ended_at DESC) AS nth
            FROM video_work WHERE done) latest
   WHERE nth <= 20`;

export interface PlannedQueue {
  /** In the order of service. */
  waiting: (QueuedVideo & { ahead: number; startsInMinutes: number | null })[];
  running: (QueuedVideo & { minutesLeft: number | null })[];
  putOff: QueuedVideo[];
  workers: LivingWorker[];
}

export async function findQueue(db: Pick<Db, 'sql'>): Promise<PlannedQueue> {
  const [queue, workers, latest] = await Promise.all([
    readQueue(db),
    listWorkers(db),
    db.sql.query<Measured & { kind: WorkKind }>(LATEST),
  ]);
  return { ...plan(queue, workers, latest.rows), putOff: queue.putOff, workers };
}

function plan(
  { waiting, running, served }: Queue,
  workers: LivingWorker[],
  latest: (Measured & { kind: WorkKind })[],
): Pick<PlannedQueue, 'waiting' | 'running'> {
  const estimate = (kind: WorkKind, extent: Extent) =>
    estimateWork(
      latest.filter((each) => each.kind === kind),
      extent,
    );
  const leftOf = (video: QueuedVideo) => {
    const { kind, elapsedSeconds, percent } = video;
    const counts = kind === 'process' || kind === 'cut';
    const estimatedSeconds = estimate(kind, video);
    return estimateLeft({ elapsedSeconds, percent: counts ? percent : null, estimatedSeconds });
  };
  const planned = planQueue({
    waiting: waiting.map((video) => ({ ...video, workSeconds: estimate(video.kind, video) })),
    running: running.filter(isUrgent).map(({ ownerId, ...video }) => ({
      ownerId,
      leftSeconds: leftOf({ ownerId, ...video }),
    })),
    slots: workers.reduce((sum, { slots }) => sum + slots, 0),
    served,
  });
  const byId = new Map(waiting.map((video) => [video.id, video]));
  return {
    waiting: planned.map(({ id, ahead, startsInSeconds }) => ({
      ...byId.get(id)!,
      ahead,
      startsInMinutes: toldMinutes(startsInSeconds),
    })),
    running: running.map((video) => ({ ...video, minutesLeft: toldMinutes(leftOf(video)) })),
  };
}

/** What the contract's answer adds for a video that is not ready yet. */
export interface WorkView {
  /** Null where it does not wait for its turn. */
  queue: { ahead: number; startsInMinutes: number | null } | null;
  /** Of the work under way; null where none is, or nothing is known of it. */
  minutesLeft: number | null;
}

export const noWork: WorkView = { queue: null, minutesLeft: null };

export async function findWork(
  db: Pick<Db, 'sql'>,
  video: { id: string; status: string },
): Promise<WorkView> {
  if (video.status !== 'probing' && video.status !== 'transcoding') return noWork;
  const { waiting, running } = await findQueue(db);
  const mine = waiting.find(({ id }) => id === video.id);
  if (mine) return { queue: { ahead: mine.ahead, startsInMinutes: mine.startsInMinutes }, minutesLeft: null };
  const { minutesLeft = null } = running.find(({ id }) => id === video.id) ?? {};
  return { queue: null, minutesLeft };
}
