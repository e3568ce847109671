// The real recordings beside the project, where that folder exists: each ends as its list of properties says.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRemux } from '~/video/build-renditions.server';
import { probeVideo } from '~/video/probe-video.server';
import { expectOneShape } from '../support/watch-renditions';
import { createPipeline, readMaster, setFolderOf, type Pipeline } from './pipeline-support';

const folder = path.resolve(import.meta.dirname, '../../../shared/fixtures/media');

describe.skipIf(!existsSync(folder))('real recordings', { timeout: 120_000 }, () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await createPipeline();
  });
  afterAll(() => pipeline.stop());

  it.each([
    ['rotate-buck-bunny.mp4', { width: 1080, height: 1920, durationMs: 1000 }, '240x426'],
    ['cursed-vfr.mp4', { width: 3026, height: 1386, durationMs: 8000 }, '524x240'],
    ['portrait_4k60.mp4', { width: 2160, height: 3840 }, '240x426'],
    ['hlg10.mp4', { width: 1920, height: 1080 }, '426x240'],
    ['video-h265.mp4', { durationMs: 10_000 }, '426x240'],
    ['video.mp4', {}, null],
    ['video_only.mp4', { durationMs: 1000 }, '360x240'],
    ['vp9_odd_dimensions.webm', { width: 161, height: 121, durationMs: 1000 }, '160x120'],
    ['mdat_too_long.mp4', { durationMs: 1000 }, '360x240'],
  ])('%s becomes ready', async (name, facts, size) => {
    const video = await pipeline.settle(path.join(folder, name), 1);
    expect(video).toMatchObject({ status: 'ready', errorLog: null, note: null, ...facts });
    const master = await readMaster(
      pipeline.storage.localPath(`renditions/${video.renditionSetId!}/master.m3u8`),
    );
    const [picture] = master.variants.map((v) => v.RESOLUTION);
    if (size) expect(picture).toBe(size);
    await expectOneShape(setFolderOf(pipeline, video));
  });

  it.each([
    ['audio_only_15s.mp4', 'no-picture'],
    ['eac3_5.1.mp4', 'no-picture'],
    ['fragmented.mp4', 'duration-mismatch'],
    ['missing_stsd.mp4', 'sound-undecodable'],
    ['vvc_undecodable.mp4', 'undecodable'],
    ['playlist-reads-local-file.mp4', 'not-video-playlist'],
    ['concat-fetches-url.mp4', 'not-video-playlist'],
    ['svg-named.mp4', 'not-video-markup'],
  ])('%s is refused: %s', async (name, reasonCode) => {
    expect(await pipeline.settle(path.join(folder, name))).toMatchObject({ status: 'rejected', reasonCode });
  });

  it('long_1080p_lowbitrate.mp4 plays whole as it came', async () => {
    const file = path.join(folder, 'long_1080p_lowbitrate.mp4');
    const signal = new AbortController().signal;
    const { facts, packets } = await probeVideo({ file, signal });
    expect(facts).toMatchObject({ remuxable: true, video: { width: 1920, height: 1080 } });
    const { seconds } = await buildRemux({ storage: pipeline.storage, file, facts, packets, signal });
    expect(Math.floor(seconds)).toBe(362);
  });
});
