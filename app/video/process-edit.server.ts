/**
 * One attempt at making a cut video's own original out of others. Killed at any point it is simply made again: nothing is
 * written outside the working folder before the file is whole, and the recordings are only read.
 */
import fs from 'node:fs/promises';
import { takeFolder } from '~/platform/fence.server';
import { dropOriginal } from './drop-original.server';
import type { EditPart } from './edit-parts';
import { countFrames } from './edit-parts';
import { originalKey } from './finish-upload.server';
import { inWorkFolder } from './in-work-folder.server';
import { planEditKbps, planEditSize } from './plan-edit';
import { rateValue } from './plan-frame-rate';
import { probeVideo } from './probe-video.server';
import { failureCodeOf, ProcessingFailed, type FailureCode } from './processing-failed';
import { ALONE, type ProcessDeps } from './process-video.server';
import { renderEdit, type RenderWork } from './render-edit.server';
import { runAttempt } from './run-attempt.server';
import { storedEdit, type StoredEdit } from './schema';
import { VideoAttempt } from './video-attempt.server';
import { usualPolicy } from './video-policy';

const failures: Record<FailureCode, string> = {
  'transcode-failed':
    '영상을 자르는 중에 문제가 생겼습니다. 원본은 그대로 있습니다. “다시 시도”를 눌러 주세요. 계속되면 관리자에게 알려 주세요.',
  'disk-full':
    '서버의 저장 공간이 부족하여 영상을 자르지 못했습니다. 원본은 그대로 있습니다. 관리자에게 공간을 비워 달라고 한 뒤 “다시 시도”를 눌러 주세요.',
  'processing-interrupted':
    '영상을 자르는 동안 서버가 여러 번 멈추었습니다. 원본은 그대로 있습니다. “다시 시도”를 눌러 주세요.',
  'original-missing': '자를 원본 영상의 파일을 찾을 수 없습니다. 강의에 영상을 다시 올려 주세요.',
};

/** Returns whether there was a video to be made. Throws as `processVideo` does. */
export async function processEdit({
  videoId,
  signal,
  ...deps
}: ProcessDeps & { videoId: string; signal: AbortSignal }): Promise<boolean> {
  const { db, clock, log, storage, worker = ALONE } = deps;
  const attempt = await VideoAttempt.claim({
    ...{ db, now: () => clock.now(), videoId, worker },
    kinds: ['cut'],
  });
  if (!attempt) return false;
  const sourceKey = originalKey(videoId);
  const made = await runAttempt({
    ...{ db, log, attempt, signal },
    work: async (given) => {
      if (attempt.isOneTooMany)
        throw new ProcessingFailed('processing-interrupted', `attempt ${attempt.video.attempt}`);
      const edit = storedEdit.parse(attempt.video.edit);
      const sizeBytes = BigInt(await make(deps, videoId, edit, given));
      // The processing that follows has its own count of attempts, and waits its turn.
      await attempt.end({ sourceKey, sizeBytes, percent: 0, errorLog: null, ...attempt.nextRound });
      return edit.parts;
    },
    onError: (error) => {
      log.warn({ err: error, videoId }, 'edit failed');
      const code = failureCodeOf(error);
      return attempt.fail(error, { reasonCode: code, reason: failures[code] });
    },
    // Given up while the file was being put into its place: nobody would ever look for it.
    onLost: async () => {
      if (!(await db.prisma.video.count({ where: { id: videoId } }))) await storage.remove(sourceKey);
    },
  });
  if (!made) return true;
  const { keepOriginals } = (await deps.findPolicy?.()) ?? usualPolicy;
  if (keepOriginals) return true;
  for (const id of new Set(made.result.map((part) => part.videoId)))
    await dropOriginal({ ...deps, videoId: id });
  return true;
}

/** Neighbouring parts of one recording are read in one go. */
export function groupParts(parts: EditPart[]): { videoId: string; parts: EditPart[] }[] {
  const groups: { videoId: string; parts: EditPart[] }[] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const follows = last?.videoId === part.videoId && last.parts.at(-1)!.toMs <= part.fromMs;
    if (last && follows) last.parts.push(part);
    else groups.push({ videoId: part.videoId, parts: [part] });
  }
  return groups;
}

/** Puts the finished original in its place; returns its bytes. */
async function make(
  { db, storage }: ProcessDeps,
  videoId: string,
  { parts, rate }: StoredEdit,
  { signal, onPercent }: { signal: AbortSignal; onPercent: (percent: number) => void },
): Promise<number> {
  const groups = groupParts(parts);
  const sources = await db.prisma.video.findMany({
    where: { id: { in: parts.map((part) => part.videoId) } },
  });
  const pieces: RenderWork['pieces'] = [];
  for (const group of groups) {
    const key = sources.find(({ id }) => id === group.videoId)?.sourceKey;
    if (!key || !(await storage.stat(key)))
      throw new ProcessingFailed('original-missing', `no original of ${group.videoId}`);
    const file = storage.localPath(key);
    const { facts } = await probeVideo({ file, signal });
    pieces.push({ file, facts, parts: group.parts });
  }
  const seconds = countFrames(parts, rate) / rateValue(rate);
  const kbps = planEditKbps({ ...planEditSize(pieces[0]!.facts.video), seconds });
  const { freeBytes } = await storage.space();
  if (freeBytes < (kbps * 1000 * seconds * (pieces.length > 1 ? 2 : 1)) / 8)
    throw new ProcessingFailed('disk-full', `${freeBytes} bytes free`);
  return inWorkFolder(storage, async (folder) => {
    const read = pieces.reduce((sum, { facts }) => sum + facts.durationSeconds, 0);
    // Far above what a slow machine needs, so that only a hang meets it.
    const timeoutMs = 600_000 + (read + seconds) * 30_000;
    const file = await renderEdit({ folder, rate, pieces, timeoutMs, signal, onPercent });
    await takeFolder(folder);
    const { size } = await fs.stat(file);
    await storage.publishFile(file, originalKey(videoId));
    await fs.rm(folder, { recursive: true, force: true });
    return size;
  });
}
