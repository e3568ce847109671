/**
 * What follows after a video is ready: the rungs that its set lacks, or all of them anew, as a new set. The video stays
 * ready and plays the old set until the new one is whole; whatever goes wrong, it stays so.
 */
import type { Video } from '~/platform/generated/prisma/client';
import { z } from 'zod';
import { buildPart } from './build-renditions.server';
import { dropOriginal } from './drop-original.server';
import { openOriginal } from './open-original.server';
import { planVideo } from './plan-video.server';
import { findRefusal, ProcessingFailed } from './processing-failed';
import { ALONE, wholeSecondsMs, type ProcessDeps } from './process-video.server';
import { publishSet } from './publish-set.server';
import { waitAfterFailure } from './retry-wait';
import { runAttempt } from './run-attempt.server';
import { attemptsInRound, MOST_ATTEMPTS, RELEASED, VideoAttempt } from './video-attempt.server';
import { usualPolicy } from './video-policy';

/** Behind everything else that the machine does. */
const NICE = 19;

const rungSchema = z.object({
  name: z.string(),
  width: z.number(),
  height: z.number(),
  maxKbps: z.number(),
});
const planSchema = z.array(rungSchema).min(1);
const namesSchema = z.array(z.object({ name: z.string() })).min(1);

/** Returns whether anything followed. Throws as `processVideo` does. */
export async function completeVideo({
  videoId,
  signal,
  ...deps
}: ProcessDeps & { videoId: string; signal: AbortSignal }): Promise<boolean> {
  const { db, clock, log, worker = ALONE } = deps;
  const attempt = await VideoAttempt.claim({
    ...{ db, now: () => clock.now(), videoId, worker },
    kinds: ['higher', 'again'],
  });
  if (!attempt) return false;
  await runAttempt({
    ...{ db, log, attempt, signal },
    work: (given) => run(deps, attempt, given.signal),
    onError: (error) => {
      log.warn(
        { err: error, videoId, followUp: attempt.video.followUp },
        'what follows a ready video failed',
      );
      const tried = attemptsInRound(attempt.video.attempt);
      const errorLog = attempt.logWith(error);
      return tried >= MOST_ATTEMPTS || isFinal(error)
        ? attempt.end({ errorLog, followUpFailedAt: clock.now() })
        : attempt.putOff({ errorLog }, waitAfterFailure(tried)!);
    },
  });
  return true;
}

/** The same original will say the same again. */
const isFinal = (error: unknown) =>
  findRefusal(error) !== null || (error instanceof ProcessingFailed && error.code !== 'disk-full');

async function run({ db, storage, findPolicy }: ProcessDeps, attempt: VideoAttempt, signal: AbortSignal) {
  const { video } = attempt;
  if (attempt.isOneTooMany) throw new ProcessingFailed('processing-interrupted', `attempt ${video.attempt}`);
  const { file, facts, packets } = await openOriginal({ storage, video, signal });
  const planned = video.followUp === 'higher' ? await findPlanned({ db, storage }, video) : null;
  const { rungs, kept } = planned ?? { ...(await planVideo({ file, facts, signal })), kept: null };
  const built = await buildPart({
    ...{ storage, file, facts, packets, signal, rungs, kept, nice: NICE },
    onPercent: () => undefined,
  });
  // Seconds that learners have watched are counted in it.
  if (wholeSecondsMs(built.seconds) !== video.durationMs) {
    await storage.remove(`work/${built.folder.split('/').pop()!}`);
    throw new Error(`${built.seconds} s instead of ${String(video.durationMs)} ms`);
  }
  await publishSet({ storage, attempt, built, data: { followUp: null, errorLog: null, ...RELEASED } });
  const { keepOriginals } = (await findPolicy?.()) ?? usualPolicy;
  if (!keepOriginals) await dropOriginal({ db, storage, videoId: video.id });
}

/** The plan that the playing set is the lower part of; null where it names none. */
async function findPlanned({ db, storage }: Pick<ProcessDeps, 'db' | 'storage'>, video: Video) {
  const set = await db.prisma.renditionSet.findUniqueOrThrow({ where: { id: video.renditionSetId! } });
  const plan = planSchema.safeParse(set.plan);
  if (!plan.success) return null;
  const rungs = namesSchema.parse(set.rungs).map(({ name }) => name);
  return { rungs: plan.data, kept: { folder: storage.localPath(set.prefix), rungs } };
}
