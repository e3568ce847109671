/**
 * One attempt at a video, from original to ready, rejected or failed. Killed at any point it leaves a state that a
 * later attempt picks up, never a success that is none.
 */
import type { Clock } from '~/platform/clock';
import type { Enqueue } from '~/platform/context';
import type { Db } from '~/platform/db.server';
import type { Log } from '~/platform/log.server';
import type { Storage } from '~/platform/storage.server';
import { createProgress } from './attempt-progress.server';
import { buildPart, buildRemux, type Built } from './build-renditions.server';
import { dropOriginal } from './drop-original.server';
import { enqueueFollowUp } from './enqueue-follow-up';
import { openOriginal } from './open-original.server';
import type { Rung } from './plan-ladder';
import { planStages } from './plan-stages';
import { planVideo } from './plan-video.server';
import { errorLogOf, failureCodeOf, failures, findRefusal, ProcessingFailed } from './processing-failed';
import { publishSet, type PublishedSet } from './publish-set.server';
import { VideoAttempt, AttemptLost } from './video-attempt.server';
import { usualPolicy, type VideoPolicy } from './video-policy';

export interface ProcessDeps {
  db: Db;
  storage: Storage;
  clock: Clock;
  log: Log;
  enqueue: Enqueue;
  /** Asked once an attempt; the usual one without it. */
  findPolicy?: (() => Promise<VideoPolicy>) | undefined;
}

/**
 * Returns without a word where the video does not wait for processing. Throws only where `signal` ended it (the
 * attempt is given back) or the database failed; everything about the file itself ends in the video's row.
 */
export async function processVideo({
  videoId,
  maxRungs,
  signal,
  ...deps
}: ProcessDeps & { videoId: string; maxRungs?: number | undefined; signal: AbortSignal }): Promise<void> {
  const { db, clock, log, enqueue } = deps;
  const attempt = await VideoAttempt.claim(db, () => clock.now(), videoId);
  if (!attempt) return;
  const lost = new AbortController();
  const progress = createProgress(attempt, lost, log);
  const either = AbortSignal.any([signal, lost.signal]);
  let moreFollows = false;
  try {
    moreFollows = await run(deps, attempt, progress.note, maxRungs, either);
  } catch (error) {
    await progress.settled();
    if (error instanceof AttemptLost || lost.signal.aborted) return;
    if (signal.aborted) {
      await attempt.giveBack();
      throw error;
    }
    await writeAnswer(attempt, error, log).catch((written: unknown) => {
      if (!(written instanceof AttemptLost)) throw written;
    });
  }
  if (moreFollows) await enqueueFollowUp(enqueue, { id: videoId, followUp: 'higher' });
}

/** Returns whether higher rungs follow. */
async function run(
  { storage, db, findPolicy }: ProcessDeps,
  attempt: VideoAttempt,
  onPercent: (percent: number) => void,
  maxRungs: number | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const { video } = attempt;
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
  const none = { reason: null, reasonCode: null, errorLog: null, followUpFailedAt: null };
  const done = { ...none, status: 'ready', percent: 100, note: built.note };
  const durationMs = wholeSecondsMs(built.seconds);
  const plan = stages.whole;
  const next = plan ? { followUp: 'higher', attempt: attempt.nextRound } : { followUp: null };
  await publishSet({ storage, attempt, built, plan, data: { ...done, durationMs, ...next } });
  if (!plan && !policy.keepOriginals) await dropOriginal({ db, storage, videoId: video.id });
  return plan !== null;
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
    return attempt.update({ status: 'rejected', reasonCode: code, reason: sentence, renditionSetId: null });
  }
  log.warn({ err: error, videoId: attempt.video.id }, 'video failed');
  const code = failureCodeOf(error);
  const errorLog = errorLogOf(error);
  return attempt.update({ status: 'failed', reasonCode: code, reason: failures[code], errorLog });
}
