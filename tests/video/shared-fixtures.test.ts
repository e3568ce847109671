// The real recordings beside the project, where that folder exists: each ends as its table says, here with its smallest rung.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRemux } from '~/video/build-renditions.server';
import { probeVideo } from '~/video/probe-video.server';
import { expectReady, hasRecordings, ready, recordingAt, refused } from '../support/real-recordings';
import { createPipeline, type Pipeline } from './pipeline-support';

describe.skipIf(!hasRecordings)('real recordings', { timeout: 120_000 }, () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await createPipeline();
  });
  afterAll(() => pipeline.stop());

  it.each(ready.filter(({ long }) => !long))('$name becomes ready', async (recording) => {
    await expectReady(pipeline, recording, 1);
  });

  it.each(refused)('%s is refused: %s', async (name, reasonCode) => {
    const video = await pipeline.settle(recordingAt(name));
    expect(video).toMatchObject({ status: 'rejected', reasonCode, renditionSetId: null });
    expect(video.reason).toMatch(/니다.*세요\.$/);
    expect(await pipeline.workFolders()).toEqual([]);
  });

  it('long_1080p_lowbitrate.mp4 plays whole as it came', async () => {
    const file = recordingAt('long_1080p_lowbitrate.mp4');
    const signal = new AbortController().signal;
    const { facts, packets } = await probeVideo({ file, signal });
    expect(facts).toMatchObject({ remuxable: true, video: { width: 1920, height: 1080 } });
    const { seconds } = await buildRemux({ storage: pipeline.storage, file, facts, packets, signal });
    expect(Math.floor(seconds)).toBe(362);
  });
});
