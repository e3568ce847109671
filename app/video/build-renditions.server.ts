/** From probed facts to a folder that plays: the remux at once where it can be, and the whole ladder. */
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Storage } from '~/platform/storage.server';
import { encodeLadder } from './encode-ladder.server';
import type { SourceFacts } from './judge-probe';
import { makePoster } from './make-poster.server';
import { makeStoryboard } from './make-storyboard.server';
import { measureGain } from './measure-loudness.server';
import { planFrameRate, rateValue } from './plan-frame-rate';
import { planLadder } from './plan-ladder';
import { remuxVideo } from './remux-video.server';
import { verifyRenditions, type Verified } from './verify-renditions.server';
import { writeMasterPlaylist } from './write-master-playlist';

export interface BuildWork {
  storage: Storage;
  file: string;
  facts: SourceFacts;
  signal: AbortSignal;
}

/** A verified folder outside the served area, with what the database wants to know of it. */
export interface Built {
  folder: string;
  rungs: { name: string; width: number; height: number; codec: string }[];
  sizeBytes: number;
  /** Length of the picture track as it plays. */
  seconds: number;
}

const MINUTE = 60_000;
const PICTURES_MS = 2 * MINUTE;

async function complete(folder: string, verified: Verified, work: BuildWork): Promise<Built> {
  await fs.writeFile(path.join(folder, 'master.m3u8'), writeMasterPlaylist(verified));
  await makePoster({
    folder,
    name: verified.videos.at(-1)!.name,
    timeoutMs: PICTURES_MS,
    signal: work.signal,
  });
  return {
    folder,
    rungs: verified.videos.map(({ name, width, height, codec }) => ({ name, width, height, codec })),
    sizeBytes: verified.bytes,
    seconds: verified.seconds,
  };
}

async function inWorkFolder(storage: Storage, build: (folder: string) => Promise<Built>): Promise<Built> {
  const folder = await storage.makeWorkFolder('video');
  // mkdtemp makes it readable by its owner alone; a published set is as readable as any other folder of the storage.
  await fs.chmod(folder, 0o755);
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
    return complete(folder, verified, work);
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
    await encodeLadder({ file, folder, facts, rungs, gainDb, timeoutMs, signal, onPercent });
    const verified = await verifyRenditions({
      ...{ folder, signal, timeoutMs, videos: rungs, hasAudio: true, expectedSeconds: facts.durationSeconds },
      framesPerSecond: rateValue(planFrameRate(medianIntervalSeconds)),
    });
    const rung = verified.videos[0]!;
    await makeStoryboard({ folder, rung, seconds: verified.seconds, timeoutMs: PICTURES_MS, signal });
    return complete(folder, verified, work);
  });
}
