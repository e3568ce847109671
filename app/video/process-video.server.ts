/**
 * One attempt at a video, from original to ready, rejected or failed. Killed at any point it leaves a state that a
 * later attempt picks up, never a success that is none.
 */
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { Log } from '~/platform/log.server';
import type { Storage } from '~/platform/storage.server';
import { buildPart, buildRemux, type Built } from './build-renditions.server';
import { dropOriginal } from './drop-original.server';
import { openOriginal } from './open-original.server';
import type { Rung } from './plan-ladder';
import { planStages } from './plan-stages';
import { planVideo } from './plan-video.server';
import { failureCodeOf, failures, findRefusal, ProcessingFailed } from './processing-failed';
import { publishSet, type PublishedSet } from './publish-set.server';
import { runAttempt } from './run-attempt.server';
import { RELEASED, VideoAttempt } from './video-attempt.server';
import { usualPolicy, type VideoPolicy } from './video-policy';

/** A worker without a name, where no other shares the videos. */
export const ALONE = 'alone';

export interface ProcessDeps {
  db: Db;
  storage: Storage;
  clock: Clock;
  log: Log;
  /** Whose leases the attempts hold. */
  worker?: string;
  /** Asked once an attempt; the usual one without it. */
  findPolicy?: (() => Promise<VideoPolicy>) | undefined;
}

/**
 * Returns whether the video was there to be taken. Throws only where `signal` ended it or the database was away (the
 * attempt is given back); everything about the file itself ends in the video's row.
 */
export async function processVideo({
  videoId,
  signal,
  ...deps
}: ProcessDeps & { videoId: string; signal: AbortSignal }): Promise<boolean> {
  const { db, clock, log, worker = ALONE } = deps;
  const attempt = await VideoAttempt.claim({
    ...{ db, now: () => clock.now(), videoId, worker },
    kinds: ['process'],
  });
  if (!attempt) return false;
  await runAttempt({
    ...{ db, log, attempt, signal },
    work: (given) => run(deps, attempt, given),
    onError: (error) => writeAnswer(attempt, error, log),
  });
  return true;
}

async function run(
  { storage, db, findPolicy }: ProcessDeps,
  attempt: VideoAttempt,
  { signal, onPercent }: { signal: AbortSignal; onPercent: (percent: number) => void },
): Promise<void> {
  const { video } = attempt;
  const maxRungs = video.maxRungs ?? undefined;
  if (attempt.isOneTooMany) throw new ProcessingFailed('processing-interrupted', `attempt ${video.attempt}`);
  const policy = (await findPolicy?.()) ?? usualPolicy;
  const { file, facts, probe, packets } = await openOriginal({ storage, video, signal });
  await attempt.update({
    status: 'transcoding',
    percent: 0,
    probe: { facts, probe } as object,
    width: facts.video.width,
    height: facts.video.height,
    durationMs: wholeSecondsMs(facts.durationSeconds),
  });
  const work = { storage, file, facts, packets, signal };
  const show = (built: Built) => publishSet({ storage, attempt, built, provisional: true, data: {} });
  let plays = false;
  if (facts.remuxable) {
    // An early preview is a gift, not a duty: the ladder decides.
    const remux = await buildRemux(work).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null;
    });
    if (remux) await show(remux);
    plays = remux !== null;
  }
  const { rungs, bitsPerPixel } = await planVideo({ file, facts, maxRungs, signal });
  const { width, height, medianIntervalSeconds } = facts.video;
  const pixelsPerSecond = (width * height) / medianIntervalSeconds;
  const stages = planStages({ rungs, plays, readyLines: policy.readyLines, bitsPerPixel, pixelsPerSecond });
  let kept: PublishedSet | null = null;
  const share = stages.preview ? shareOf(stages.preview, stages.ready) : 0;
  if (stages.preview) {
    const onPart = (percent: number) => onPercent(Math.floor(percent * share));
    const { preview, draft } = stages;
    const part = { ...work, rungs: preview, kept, preview: true, draft, onPercent: onPart };
    const shown = await show(await buildPart(part));
    kept = draft ? null : shown;
  }
  const onRest = (percent: number) => onPercent(Math.floor(100 * share + percent * (1 - share)));
  const built = await buildPart({ ...work, rungs: stages.ready, kept, onPercent: onRest });
  const none = { reason: null, reasonCode: null, errorLog: null, followUpFailedAt: null, firstAt: null };
  const done = { ...none, status: 'ready', percent: 100, note: built.note };
  const durationMs = wholeSecondsMs(built.seconds);
  const plan = stages.whole;
  const next = plan ? { followUp: 'higher', ...attempt.nextRound } : { followUp: null };
  await publishSet({ storage, attempt, built, plan, data: { ...done, durationMs, ...next, ...RELEASED } });
  if (!plan && !policy.keepOriginals) await dropOriginal({ db, storage, videoId: video.id });
}

/** Which part of the work until ready the preview is: reading the recording costs about as much as a small rung. */
function shareOf(preview: Rung[], ready: Rung[]): number {
  const pixels = (rungs: Rung[]) => rungs.reduce((sum, { width, height }) => sum + width * height, 0);
  const reading = pixels(preview);
  return (pixels(preview) + reading) / (pixels(ready) + 2 * reading);
}

/** The picture track's whole seconds; a millisecond of rounding must not cost a second. */
export const wholeSecondsMs = (seconds: number) => Math.floor(seconds + 0.001) * 1000;

async function writeAnswer(attempt: VideoAttempt, error: unknown, log: Log) {
  const refusal = findRefusal(error);
  if (refusal) {
    const { code, sentence } = refusal;
    return attempt.end({ status: 'rejected', reasonCode: code, reason: sentence, renditionSetId: null });
  }
  log.warn({ err: error, videoId: attempt.video.id }, 'video failed');
  const code = failureCodeOf(error);
  await attempt.fail(error, { reasonCode: code, reason: failures[code] });
}
