/**
 * One attempt at a video, from original to ready, rejected or failed. Killed at any point it leaves a state that a
 * later attempt picks up, never a success that is none.
 */
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { Log } from '~/platform/log.server';
import { ProgramError } from '~/platform/program.server';
import type { Storage } from '~/platform/storage.server';
import { buildLadder, buildRemux, type Built } from './build-renditions.server';
import type { Refusal, SourceFacts } from './judge-probe';
import { capKbps } from './plan-ladder';
import { probeVideo } from './probe-video.server';
import { VideoAttempt, AttemptLost } from './video-attempt.server';
import { VideoRefused } from './video-refused';

export interface ProcessDeps {
  db: Db;
  storage: Storage;
  clock: Clock;
  log: Log;
}

const failures = {
  'transcode-failed':
    '영상을 변환하는 중에 문제가 생겼습니다. “다시 시도”를 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
  'disk-full':
    '서버의 저장 공간이 부족하여 변환하지 못했습니다. 관리자에게 공간을 비워 달라고 한 뒤 “다시 시도”를 눌러 주세요.',
  'processing-interrupted':
    '변환하는 동안 서버가 여러 번 멈추었습니다. “다시 시도”를 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
  'original-missing': '올린 원본 파일을 찾을 수 없습니다. 파일을 다시 올려 주세요.',
};
type FailureCode = keyof typeof failures;

class ProcessingFailed extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message);
  }
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
  const { db, clock, log } = deps;
  const attempt = await VideoAttempt.claim(db, () => clock.now(), videoId);
  if (!attempt) return;
  const lost = new AbortController();
  const progress = createProgress(attempt, lost, log);
  const either = AbortSignal.any([signal, lost.signal]);
  try {
    await run(deps, attempt, progress.note, maxRungs, either);
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
}

async function run(
  { storage }: ProcessDeps,
  attempt: VideoAttempt,
  onPercent: (percent: number) => void,
  maxRungs: number | undefined,
  signal: AbortSignal,
) {
  const { video } = attempt;
  if (attempt.isOneTooMany) throw new ProcessingFailed('processing-interrupted', `attempt ${video.attempt}`);
  if (!video.sourceKey || !(await storage.stat(video.sourceKey))) {
    throw new ProcessingFailed('original-missing', `no ${video.sourceKey ?? 'source'}`);
  }
  const file = storage.localPath(video.sourceKey);
  const { facts, probe, packets } = await probeVideo({ file, signal });
  await requireSpace(storage, facts);
  await attempt.update({
    status: 'transcoding',
    percent: 0,
    probe: { facts, probe } as object,
    width: facts.video.width,
    height: facts.video.height,
    durationMs: wholeSecondsMs(facts.durationSeconds),
  });
  const work = { storage, file, facts, packets, signal };
  if (facts.remuxable) {
    // An early preview is a gift, not a duty: the ladder decides.
    const remux = await buildRemux(work).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return null;
    });
    if (remux) await publish(storage, attempt, remux, true, {});
  }
  const ladder = await buildLadder({ ...work, maxRungs, onPercent });
  const durationMs = wholeSecondsMs(ladder.seconds);
  const none = { reason: null, reasonCode: null, errorLog: null };
  const done = { status: 'ready', percent: 100, durationMs, ...none, note: ladder.note };

  await publish(storage, attempt, ladder, false, done);
}

/** The picture track's whole seconds; a millisecond of rounding must not cost a second. */
const wholeSecondsMs = (seconds: number) => Math.floor(seconds + 0.001) * 1000;

async function publish(
  storage: ProcessDeps['storage'],
  attempt: VideoAttempt,
  { folder, rungs, sizeBytes }: Built,
  provisional: boolean,
  data: Parameters<VideoAttempt['show']>[1],
) {
  try {
    const set = await attempt.createSet(provisional);
    await storage.publishFolder(folder, set.prefix);
    await attempt.show({ id: set.id, rungs, sizeBytes }, data);
  } catch (error) {
    await storage.remove(`work/${folder.split('/').pop()!}`);
    throw error;
  }
}

async function requireSpace(storage: ProcessDeps['storage'], facts: SourceFacts) {
  const { freeBytes } = await storage.space();
  const kbps = 2 * capKbps(Math.min(facts.video.width, 1280), Math.min(facts.video.height, 1280));
  const needed = (facts.durationSeconds * kbps * 1000) / 8;
  if (freeBytes < needed)
    throw new ProcessingFailed('disk-full', `${freeBytes} bytes free, ${Math.ceil(needed)} needed`);
}

/** A file that needs more memory than one may have will need it again: it is refused, not tried again. */
function findRefusal(error: unknown): Refusal | null {
  if (error instanceof VideoRefused) return error.refusal;
  if (!(error instanceof ProgramError) || !/Cannot allocate memory/i.test(error.stderrTail)) return null;
  const sentence =
    '이 영상을 변환하려면 허용된 것보다 많은 메모리가 필요합니다. 4K 이하로 촬영하거나 MP4(H.264)로 바꾸어 올려 주세요.';
  return { code: 'too-heavy', sentence };
}

async function writeAnswer(attempt: VideoAttempt, error: unknown, log: Log) {
  const refusal = findRefusal(error);
  if (refusal) {
    const { code, sentence } = refusal;
    return attempt.update({ status: 'rejected', reasonCode: code, reason: sentence, renditionSetId: null });
  }
  log.warn({ err: error, videoId: attempt.video.id }, 'video failed');
  const text = error instanceof ProgramError ? error.stderrTail || error.message : String(error);
  const full = /No space left on device/i.test(text) || (error as NodeJS.ErrnoException).code === 'ENOSPC';
  const code: FailureCode = full
    ? 'disk-full'
    : error instanceof ProcessingFailed
      ? error.code
      : 'transcode-failed';
  const errorLog = `${String(error).slice(0, 500)}\n${text}`.slice(-8000);
  return attempt.update({ status: 'failed', reasonCode: code, reason: failures[code], errorLog });
}

/** Writes each new per cent at most once a second, one write at a time; learns there that the attempt is lost. */
function createProgress(attempt: VideoAttempt, lost: AbortController, log: Log) {
  let shown = 0;
  let writtenAt = 0;
  let writing: Promise<void> | null = null;
  return {
    note(percent: number) {
      const at = performance.now();
      if (writing || percent <= shown || at - writtenAt < 1000) return;
      shown = percent;
      writtenAt = at;
      writing = attempt
        .update({ percent })
        .catch((error: unknown) => {
          if (error instanceof AttemptLost) lost.abort();
          else log.warn({ err: error }, 'video progress');
        })
        .finally(() => (writing = null));
    },
    settled: () => writing ?? Promise.resolve(),
  };
}
