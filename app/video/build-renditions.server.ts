/** From probed facts to a folder that plays: the remux at once where it can be, and the whole ladder. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { giveFolder, takeFolder } from '~/platform/fence.server';
import { ProgramError } from '~/platform/program.server';
import type { Storage } from '~/platform/storage.server';
import { describeLoss, type Span } from './describe-loss';
import { encodeLadder } from './encode-ladder.server';
import { findDamage } from './find-damage.server';
import type { SourceFacts } from './judge-probe';
import { makePoster } from './make-poster.server';
import { makeStoryboard } from './make-storyboard.server';
import { measureGain } from './measure-loudness.server';
import { planFrameRate, rateValue } from './plan-frame-rate';
import { planLadder } from './plan-ladder';
import { remuxVideo } from './remux-video.server';
import { verifyRenditions, type Verified } from './verify-renditions.server';
import { VideoRefused } from './video-refused';
import { writeMasterPlaylist } from './write-master-playlist';

export interface BuildWork {
  storage: Storage;
  file: string;
  facts: SourceFacts;
  /** When the file says that its pictures are, in seconds from its zero. */
  packets: number[];
  signal: AbortSignal;
}

/** A verified folder outside the served area, with what the database wants to know of it. */
export interface Built {
  folder: string;
  rungs: { name: string; width: number; height: number; codec: string }[];
  sizeBytes: number;
  /** Length of the picture track as it plays. */
  seconds: number;
  /** What the recording lost, in a sentence; null where nothing is missing. */
  note: string | null;
}

const MINUTE = 60_000;
const PICTURES_MS = 2 * MINUTE;

/** The last that fenced programs write; from here on the folder is ours. */
async function finishWriting(folder: string, name: string, { signal }: BuildWork) {
  await makePoster({ folder, name, timeoutMs: PICTURES_MS, signal });
  await takeFolder(folder);
}

async function complete(folder: string, verified: Verified, note: string | null): Promise<Built> {
  await fs.writeFile(path.join(folder, 'master.m3u8'), writeMasterPlaylist(verified));
  return {
    folder,
    rungs: verified.videos.map(({ name, width, height, codec }) => ({ name, width, height, codec })),
    sizeBytes: verified.bytes,
    seconds: verified.seconds,
    note,
  };
}

async function inWorkFolder(storage: Storage, build: (folder: string) => Promise<Built>): Promise<Built> {
  const folder = await storage.makeWorkFolder('video');
  // mkdtemp makes it readable by its owner alone; a published set is as readable as any other folder of the storage.
  await fs.chmod(folder, 0o755);
  await giveFolder(folder);
  try {
    return await build(folder);
  } catch (error) {
    await fs.rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Call it only where `facts.remuxable`. */
export function buildRemux(work: BuildWork): Promise<Built> {
  const { facts, signal } = work;
  return inWorkFolder(work.storage, async (folder) => {
    const timeoutMs = 5 * MINUTE;
    await remuxVideo({ file: work.file, folder, facts, timeoutMs, signal });
    await finishWriting(folder, 'source', work);
    const verified = await verifyRenditions({
      ...{
        folder,
        signal,
        timeoutMs,
        hasAudio: facts.audio !== null,
        expectedSeconds: facts.durationSeconds,
      },
      videos: [{ name: 'source', width: facts.video.width, height: facts.video.height }],
      framesPerSecond: 1 / facts.video.medianIntervalSeconds,
    });
    return complete(folder, verified, null);
  });
}

export function buildLadder(
  work: BuildWork & { maxRungs?: number | undefined; onPercent: (percent: number) => void },
): Promise<Built> {
  const { facts, signal, file } = work;
  // Far above what a slow machine needs for the largest accepted picture, so that only a hang meets it.
  const timeoutMs = 10 * MINUTE + facts.durationSeconds * 60_000;
  return inWorkFolder(work.storage, async (folder) => {
    const { width, height, medianIntervalSeconds } = facts.video;
    const rungs = planLadder({ width, height, maxRungs: work.maxRungs });
    const gainDb = await measureGain({ file, facts, timeoutMs, signal });
    // The checks after encoding take the last few per cent.
    const onPercent = (percent: number) => work.onPercent(Math.floor(percent * 0.95));
    const encode = { file, folder, facts, rungs, gainDb, timeoutMs, signal, onPercent };
    const complaints = await encodeLadder(encode).catch(refuseUndecodable);
    const scenes = await makeStoryboard({
      ...{ folder, rung: rungs[0]!, seconds: facts.durationSeconds },
      ...{ timeoutMs: PICTURES_MS, signal },
    });
    await finishWriting(folder, rungs.at(-1)!.name, work);
    await fs.writeFile(path.join(folder, 'storyboard.vtt'), scenes);
    const verified = await verifyRenditions({
      ...{ folder, signal, timeoutMs, videos: rungs, hasAudio: true, expectedSeconds: facts.durationSeconds },
      framesPerSecond: rateValue(planFrameRate(medianIntervalSeconds)),
    });
    const spans = complaints
      ? await findDamage({ file, facts, packets: work.packets, timeoutMs, signal })
      : [];
    requireMostOf(spans, facts);
    return complete(folder, verified, describeLoss({ spans, cut: describeCut(facts) }));
  });
}

const refuseDamaged = () =>
  new VideoRefused({
    code: 'damaged',
    sentence: '영상이 심하게 손상되어 대부분의 화면을 풀 수 없습니다. 원본을 다시 복사해 올려 주세요.',
  });

/** ffmpeg ends with 69 where most of a track does not decode. */
function refuseUndecodable(error: unknown): never {
  throw error instanceof ProgramError && error.exitCode === 69 ? refuseDamaged() : error;
}

function requireMostOf(lost: Span[], { durationSeconds }: SourceFacts) {
  const seconds = lost.reduce((sum, { from, to }) => sum + to - from, 0);
  if (seconds > durationSeconds / 2) throw refuseDamaged();
}

const describeCut = ({ cutFromSeconds, durationSeconds }: SourceFacts) =>
  cutFromSeconds === null ? null : { endsAt: durationSeconds, claims: cutFromSeconds };
