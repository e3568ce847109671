/** From probed facts to a folder that plays: the remux at once where it can be, and the ladder in parts. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { takeFolder } from '~/platform/fence.server';
import { ProgramError } from '~/platform/program.server';
import type { Storage } from '~/platform/storage.server';
import { describeLoss, type Span } from './describe-loss';
import { encodeLadder, ladderRate } from './encode-ladder.server';
import { findDamage } from './find-damage.server';
import { KEYFRAME_SECONDS } from './hls-output';
import { inWorkFolder } from './in-work-folder.server';
import type { SourceFacts } from './judge-probe';
import { keepRenditions } from './keep-renditions.server';
import {
  KEYFRAME_PLAYLIST,
  makeKeyframePlaylist,
  readKeyframePlaylist,
} from './make-keyframe-playlist.server';
import { makePoster } from './make-poster.server';
import { makeStoryboard } from './make-storyboard.server';
import { measureGain } from './measure-loudness.server';
import { rateValue } from './plan-frame-rate';
import type { Rung } from './plan-ladder';
import { remuxVideo } from './remux-video.server';
import { UnknownFragment } from './split-fragments';
import { RenditionBroken, verifyRenditions, type Verified } from './verify-renditions.server';
import { VideoRefused } from './video-refused';
import { writeMasterPlaylist, type KeyframeRendition } from './write-master-playlist';

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
  const keyframes = await findKeyframes(folder, verified);
  await fs.writeFile(path.join(folder, 'master.m3u8'), writeMasterPlaylist({ ...verified, keyframes }));
  return {
    folder,
    rungs: verified.videos.map(({ name, width, height, codec }) => ({ name, width, height, codec })),
    sizeBytes: verified.bytes,
    seconds: verified.seconds,
    note,
  };
}

/** What the smallest rung's playlist of keyframes names; null where it has none. */
async function findKeyframes(folder: string, verified: Verified): Promise<KeyframeRendition | null> {
  const rung = verified.videos[0]!;
  const segments = await readKeyframePlaylist(path.join(folder, rung.name));
  if (!segments) return null;
  if (segments.length !== verified.keyframes)
    throw new RenditionBroken(`${segments.length} of ${verified.keyframes} keyframes are listed`);
  return { ...rung, segments, uri: `${rung.name}/${KEYFRAME_PLAYLIST}` };
}

/** Seeking fast is a gift, not a duty: segments of an unknown shape stay as they are. */
async function offerKeyframes(folder: string) {
  const listed = await readKeyframePlaylist(folder);
  if (!listed) await makeKeyframePlaylist({ folder, keyframeSeconds: KEYFRAME_SECONDS }).catch(unlessUnknown);
}

function unlessUnknown(error: unknown) {
  if (!(error instanceof UnknownFragment)) throw error;
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

/** The part of a ladder that a set shows. */
export interface PartWork extends BuildWork {
  /** All rungs of the set, from the smallest up. */
  rungs: Rung[];
  /** An earlier set of the same plan: its rungs, sound and scenes are taken over instead of encoded again. */
  kept: { folder: string; rungs: string[] } | null;
  /** A preview does not wait for the search for damage. */
  preview?: boolean;
  /** Half the frames, for a preview only. */
  draft?: boolean;
  nice?: number | undefined;
  onPercent: (percent: number) => void;
}

/** Encodes what `kept` has not, and verifies the whole set: its keyframes align, whenever they were encoded. */
export function buildPart(work: PartWork): Promise<Built> {
  const { facts, signal, file, rungs, kept, draft = false } = work;
  // Far above what a slow machine needs for the largest accepted picture, so that only a hang meets it.
  const timeoutMs = 10 * MINUTE + facts.durationSeconds * 60_000;
  return inWorkFolder(work.storage, async (folder) => {
    const fresh = rungs.filter(({ name }) => !kept?.rungs.includes(name));
    const gainDb = kept ? null : await measureGain({ file, facts, timeoutMs, signal });
    // The checks after encoding take the last few per cent.
    const onPercent = (percent: number) => work.onPercent(Math.floor(percent * 0.95));
    const encode = {
      file,
      folder,
      facts,
      rungs: fresh,
      gainDb,
      timeoutMs,
      signal,
      onPercent,
      nice: work.nice,
      draft,
    };
    const complaints = await encodeLadder(encode).catch(refuseUndecodable);
    const pictures = { folder, timeoutMs: PICTURES_MS, signal };
    const seconds = facts.durationSeconds;
    const scenes = kept ? null : await makeStoryboard({ ...pictures, rung: fresh[0]!, seconds });
    await finishWriting(folder, fresh.at(-1)!.name, work);
    if (scenes !== null) await fs.writeFile(path.join(folder, 'storyboard.vtt'), scenes);
    if (kept) await keepRenditions({ from: kept.folder, to: folder, names: [...kept.rungs, 'audio'] });
    if (!work.preview) await offerKeyframes(path.join(folder, rungs[0]!.name));
    const verified = await verifyRenditions({
      ...{ folder, signal, timeoutMs, videos: rungs, hasAudio: true, expectedSeconds: seconds },
      framesPerSecond: rateValue(ladderRate(facts, draft)),
    });
    if (work.preview) return complete(folder, verified, null);
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
