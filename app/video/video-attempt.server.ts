/**
 * One attempt at a video, fenced by its number: whatever an older attempt still wants to write comes to nothing.
 * Attempts are counted in rounds of 100; a person's retry begins a new round. An attempt holds a lease, by the
 * database's clock: the video is its worker's alone until that runs out.
 */
import { randomUUID } from 'node:crypto';
import type { Db } from '~/platform/db.server';
import type { Prisma } from '~/platform/generated/prisma/client';
import type { Video } from '~/platform/generated/prisma/client';
import type { Rung } from './plan-ladder';
import { errorLogOf, mayPass } from './processing-failed';
import type { WorkKind } from './queue-order';
import { FREE, KIND, LEASE, QUEUED } from './queue-sql';
import { waitAfterFailure } from './retry-wait';

const ROUND = 100;
/** A file whose processing died with its process so often is set aside. */
export const MOST_ATTEMPTS = 3;

export const firstOfNextRound = (attempt: number) => (Math.floor(attempt / ROUND) + 1) * ROUND;
export const attemptsInRound = (attempt: number) => attempt % ROUND;

/** Thrown where a newer attempt took over, or the video is gone: stop and write nothing. */
export class AttemptLost extends Error {}

const MOST_LOG = 8000;

/** What an attempt that ends leaves of its lease. */
export const RELEASED = { leasedBy: null, leasedUntil: null, startedAt: null };

/** A lease that nobody gave back is of a worker that died: the administrator reads in which attempt, how far and when. */
const CLAIM = `
  UPDATE video SET attempt = attempt + 1, updated_at = $2, not_before = NULL,
         leased_by = $3, leased_until = ${LEASE}, started_at = clock_timestamp(),
         status = CASE WHEN status = 'ready' THEN status ELSE 'probing' END,
         percent = CASE WHEN status = 'ready' THEN percent ELSE 0 END,
         error_log = CASE WHEN leased_by IS NULL THEN error_log ELSE right(concat_ws(E'\\n', error_log,
           format('attempt %s died: %s, %s %%, on %s since %s', attempt, status, percent, leased_by,
                  to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))), ${MOST_LOG}) END
   WHERE id = $1::uuid AND ${FREE} AND ${QUEUED} AND ${KIND} = ANY ($4) RETURNING attempt, ${KIND} AS kind`;

interface Claim {
  db: Db;
  now: () => Date;
  videoId: string;
  /** Whose lease it is. */
  worker: string;
  kinds: WorkKind[];
}

export class VideoAttempt {
  private constructor(
    private readonly db: Db,
    private readonly now: () => Date,
    readonly video: Video,
    readonly kind: WorkKind,
    readonly worker: string,
  ) {}

  /** Takes the video for a new attempt; null where it does not wait for such work, or a living worker has it. */
  static async claim({ db, now, videoId, worker, kinds }: Claim): Promise<VideoAttempt | null> {
    const claimed = await db.sql.query<{ attempt: number; kind: WorkKind }>(CLAIM, [
      ...[videoId, now(), worker, kinds],
    ]);
    const [row] = claimed.rows;
    if (!row) return null;
    const video = await db.prisma.video.findFirst({ where: { id: videoId, attempt: row.attempt } });
    return video && new VideoAttempt(db, now, video, row.kind, worker);
  }

  /** Earlier attempts of this round that ended with their process. */
  get deaths() {
    return attemptsInRound(this.video.attempt) - 1 - this.video.failures;
  }

  /** True where earlier attempts of this round all died without an answer. */
  get isOneTooMany() {
    return this.deaths >= MOST_ATTEMPTS;
  }

  /** What `attempt` becomes where other work begins that has a round of its own. */
  get nextRound() {
    return { attempt: firstOfNextRound(this.video.attempt), failures: 0, queuedAt: this.now() };
  }

  private get mine() {
    const status = { in: this.video.status === 'ready' ? ['ready'] : ['probing', 'transcoding'] };
    return { id: this.video.id, attempt: this.video.attempt, status };
  }

  private lost() {
    return new AttemptLost(`video ${this.video.id} is no longer attempt ${this.video.attempt}`);
  }

  async update(data: Prisma.VideoUpdateManyMutationInput): Promise<void> {
    const { count } = await this.db.prisma.video.updateMany({
      where: this.mine,
      data: { ...data, updatedAt: this.now() },
    });
    if (!count) throw this.lost();
  }

  /** The last that this attempt writes. */
  end(data: Prisma.VideoUpdateManyMutationInput): Promise<void> {
    return this.update({ ...data, ...RELEASED });
  }

  /** Ends it with an answer that a later attempt may better, `waitSeconds` from now by the database's clock. */
  async putOff(data: Prisma.VideoUpdateManyMutationInput, waitSeconds: number): Promise<void> {
    await this.db.prisma.$transaction(async (tx) => {
      const answer = { ...data, ...RELEASED, updatedAt: this.now() };
      const { count } = await tx.video.updateMany({ where: this.mine, data: answer });
      if (!count) throw this.lost();
      await tx.$executeRaw`UPDATE video SET not_before = clock_timestamp() + ${waitSeconds} * interval '1 second'
        WHERE id = ${this.video.id}::uuid`;
    });
  }

  /** What the administrator reads: how earlier attempts died, and this error. */
  logWith(error: unknown): string {
    return [this.video.errorLog ?? '', errorLogOf(error)].join('\n').trim().slice(-MOST_LOG);
  }

  /** Ends it as failed; what may pass by itself comes back after growing waits, so long as there are any left. */
  fail(error: unknown, said: { reasonCode: string; reason: string }): Promise<void> {
    const failures = this.video.failures + 1;
    const answer = { status: 'failed', failures, errorLog: this.logWith(error), ...said };
    const wait = mayPass(error) ? waitAfterFailure(failures) : null;
    return wait === null ? this.end(answer) : this.putOff(answer, wait);
  }

  /** Gives the attempt back: the process ends in good order, which is not the file's fault. */
  async giveBack(): Promise<void> {
    const before = this.video.status === 'ready' ? {} : { status: 'probing', percent: 0 };
    await this.db.prisma.video.updateMany({
      where: this.mine,
      data: { ...before, ...RELEASED, attempt: { decrement: 1 }, updatedAt: this.now() },
    });
  }

  /** A new set's id and row, unseen until `show`. The row comes before the files, so that a sweep can find them. */
  async createSet({
    provisional,
    plan,
  }: {
    provisional: boolean;
    plan: Rung[] | null;
  }): Promise<{ id: string; prefix: string }> {
    const id = randomUUID();
    const prefix = `renditions/${id}`;
    await this.db.prisma.renditionSet.create({
      data: {
        ...{ id, videoId: this.video.id, prefix, provisional, rungs: [], createdAt: this.now() },
        ...(plan ? { plan: plan as object[] } : {}),
      },
    });
    return { id, prefix };
  }

  /** In one transaction: the set is what plays, and the video says so. */
  async show(
    set: { id: string; rungs: Prisma.InputJsonValue; sizeBytes: number },
    data: Prisma.VideoUpdateManyMutationInput,
  ): Promise<void> {
    await this.db.prisma.$transaction(async (tx) => {
      await tx.renditionSet.update({
        where: { id: set.id },
        data: { rungs: set.rungs, sizeBytes: BigInt(set.sizeBytes) },
      });
      const { count } = await tx.video.updateMany({
        where: this.mine,
        data: { ...data, renditionSetId: set.id, updatedAt: this.now() },
      });
      if (!count) throw this.lost();
    });
  }
}
