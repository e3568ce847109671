/**
 * One attempt at processing a video, fenced by its number: whatever an older attempt still wants to write comes to
 * nothing. Attempts are counted in rounds of 100; a person's retry begins a new round.
 */
import { randomUUID } from 'node:crypto';
import type { Db } from '~/platform/db.server';
import type { Prisma } from '~/platform/generated/prisma/client';
import type { Video } from '~/platform/generated/prisma/client';
import type { Rung } from './plan-ladder';

const ROUND = 100;
/** A file whose processing died with its process so often is set aside. */
export const MOST_ATTEMPTS = 3;

export const firstOfNextRound = (attempt: number) => (Math.floor(attempt / ROUND) + 1) * ROUND;
const attemptsInRound = (attempt: number) => attempt % ROUND;

/** Thrown where a newer attempt took over, or the video is gone: stop and write nothing. */
export class AttemptLost extends Error {}

export class VideoAttempt {
  private constructor(
    private readonly db: Db,
    private readonly now: () => Date,
    readonly video: Video,
    /** The states that the video is in while this attempt works. */
    private readonly states: string[],
    /** What it is again when the attempt is given back. */
    private readonly before: Prisma.VideoUpdateManyMutationInput,
  ) {}

  /** Takes the video for a new attempt; null where it does not wait for one. */
  static async claim(db: Db, now: () => Date, videoId: string): Promise<VideoAttempt | null> {
    const [video] = await db.prisma.video.updateManyAndReturn({
      where: { id: videoId, status: { in: ['probing', 'transcoding'] } },
      data: { attempt: { increment: 1 }, status: 'probing', percent: 0, updatedAt: now() },
    });
    const before = { status: 'probing', percent: 0 };
    return video ? new VideoAttempt(db, now, video, ['probing', 'transcoding'], before) : null;
  }

  /** Takes a ready video for what follows; null where nothing does, or it was given up. */
  static async claimFollowUp(db: Db, now: () => Date, videoId: string): Promise<VideoAttempt | null> {
    const [video] = await db.prisma.video.updateManyAndReturn({
      where: { id: videoId, status: 'ready', followUp: { not: null }, followUpFailedAt: null },
      data: { attempt: { increment: 1 }, updatedAt: now() },
    });
    return video ? new VideoAttempt(db, now, video, ['ready'], {}) : null;
  }

  /** True where earlier attempts of this round all died without an answer. */
  get isOneTooMany() {
    return attemptsInRound(this.video.attempt) > MOST_ATTEMPTS;
  }

  /** True where no further attempt of this round follows. */
  get isLast() {
    return attemptsInRound(this.video.attempt) >= MOST_ATTEMPTS;
  }

  /** What `attempt` becomes where other work begins that has a round of its own. */
  get nextRound() {
    return firstOfNextRound(this.video.attempt);
  }

  private get mine() {
    return { id: this.video.id, attempt: this.video.attempt, status: { in: this.states } };
  }

  async update(data: Prisma.VideoUpdateManyMutationInput): Promise<void> {
    const { count } = await this.db.prisma.video.updateMany({
      where: this.mine,
      data: { ...data, updatedAt: this.now() },
    });
    if (!count) throw new AttemptLost(`video ${this.video.id} is no longer attempt ${this.video.attempt}`);
  }

  /** Gives the attempt back: the process ends in good order, which is not the file's fault. */
  async giveBack(): Promise<void> {
    await this.db.prisma.video.updateMany({
      where: this.mine,
      data: { ...this.before, attempt: { decrement: 1 }, updatedAt: this.now() },
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
      if (!count) throw new AttemptLost(`video ${this.video.id} is no longer attempt ${this.video.attempt}`);
    });
  }
}
