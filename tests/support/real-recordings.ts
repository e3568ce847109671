// What becomes of each real recording and each hostile file beside the project, where that folder exists: the table, and
// what a viewer would see and hear of those that play.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { completeVideo } from '~/video/complete-video.server';
import { setFolderOf, type Pipeline } from '../video/pipeline-support';
import { measureShift } from './measure-shift';
import { expectOneShape, measureLoudness, readAll } from './watch-renditions';

const folder = path.resolve(import.meta.dirname, '../../../shared/fixtures/media');
export const hasRecordings = existsSync(folder);
export const recordingAt = (name: string) => path.join(folder, name);

export interface Ready {
  name: string;
  facts: { width: number; height: number; durationMs: number };
  /** The one rung that it has where one is asked for, and the largest of its whole ladder. */
  smallest: string;
  largest: string;
  /** Loud enough to be brought to the house's loudness, quieter than that allows, or without a sound track. */
  sound: 'none' | 'quiet' | 'levelled';
  /** Hundreds of seconds: only `npm run faults` takes it through. */
  long?: boolean;
}

// prettier-ignore
export const ready: Ready[] = [
  { name: 'rotate-buck-bunny.mp4', facts: { width: 1080, height: 1920, durationMs: 1000 }, smallest: '240x426', largest: '1080x1920', sound: 'quiet' },
  { name: 'cursed-vfr.mp4', facts: { width: 3026, height: 1386, durationMs: 8000 }, smallest: '524x240', largest: '1916x878', sound: 'none' },
  { name: 'portrait_4k60.mp4', facts: { width: 2160, height: 3840, durationMs: 0 }, smallest: '240x426', largest: '1080x1920', sound: 'quiet' },
  { name: 'hlg10.mp4', facts: { width: 1920, height: 1080, durationMs: 0 }, smallest: '426x240', largest: '1920x1080', sound: 'quiet' },
  { name: 'video-h265.mp4', facts: { width: 1920, height: 1080, durationMs: 10_000 }, smallest: '426x240', largest: '1920x1080', sound: 'levelled' },
  { name: 'video.mp4', facts: { width: 1920, height: 1080, durationMs: 5000 }, smallest: '426x240', largest: '1920x1080', sound: 'quiet' },
  { name: 'video_only.mp4', facts: { width: 1080, height: 720, durationMs: 1000 }, smallest: '360x240', largest: '1080x720', sound: 'none' },
  { name: 'vp9_odd_dimensions.webm', facts: { width: 161, height: 121, durationMs: 1000 }, smallest: '160x120', largest: '160x120', sound: 'none' },
  { name: 'mdat_too_long.mp4', facts: { width: 1080, height: 720, durationMs: 1000 }, smallest: '360x240', largest: '1080x720', sound: 'quiet' },
  { name: 'long_1080p_lowbitrate.mp4', facts: { width: 1920, height: 1080, durationMs: 362_000 }, smallest: '426x240', largest: '1920x1080', sound: 'quiet', long: true },
];

export const refused: [name: string, code: string][] = [
  ['audio_only_15s.mp4', 'no-picture'],
  ['eac3_5.1.mp4', 'no-picture'],
  ['fragmented.mp4', 'duration-mismatch'],
  ['missing_stsd.mp4', 'sound-undecodable'],
  ['vvc_undecodable.mp4', 'undecodable'],
  ['playlist-reads-local-file.mp4', 'not-video-playlist'],
  ['concat-fetches-url.mp4', 'not-video-playlist'],
  ['svg-named.mp4', 'not-video-markup'],
];

/** Runs it through and looks at the result; returns the sizes of its rungs, smallest first. */
export async function expectReady(
  pipeline: Pipeline,
  { name, facts, sound, smallest, largest }: Ready,
  maxRungs?: number,
) {
  const file = recordingAt(name);
  const { id } = await pipeline.settle(file, maxRungs);
  // The whole ladder: what an ordinary video gets only once nothing else waits.
  if (!maxRungs) await completeVideo({ ...pipeline.deps, videoId: id, signal: new AbortController().signal });
  const video = await pipeline.find(id);
  expect(video).toMatchObject({ status: 'ready', reason: null, errorLog: null, note: null, ...facts });
  const set = setFolderOf(pipeline, video);
  const { rungs } = await expectOneShape(set);
  const { picture, sound: heard } = await measureShift(file, set, smallestName(rungs), sound !== 'none');
  if (picture !== null) expect(Math.abs(picture)).toBeLessThanOrEqual(0.1);
  if (heard !== null) expect(Math.abs(heard)).toBeLessThanOrEqual(0.1);
  if (picture !== null && heard !== null) expect(Math.abs(picture - heard)).toBeLessThanOrEqual(0.05);
  const { loudness, peak } = await measureLoudness(set);
  if (sound === 'levelled') {
    expect(Math.abs(loudness + 16)).toBeLessThanOrEqual(1);
    expect(peak).toBeLessThanOrEqual(-0.9);
  }
  // Where it was taken (±latitude±longitude), as phones write it into a recording.
  expect(await readAll(set)).not.toMatch(/[+-]\d{2}\.\d{3,4}[+-]\d{3}\.\d{3,4}/);
  const sizes = rungs.map(({ stream }) => `${String(stream['width'])}x${String(stream['height'])}`);
  // A picture that is easy to encode has a whole ladder without its lowest rung.
  expect(maxRungs ? sizes : sizes.slice(-1)).toEqual([maxRungs ? smallest : largest]);
  return { sizes, picture, heard, loudness, peak };
}

const smallestName = (rungs: { stream: Record<string, unknown> }[]) => {
  const sides = rungs.map(({ stream }) => Math.min(Number(stream['width']), Number(stream['height'])));
  return `${Math.min(...sides)}p`;
};
