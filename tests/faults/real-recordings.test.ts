// The real recordings beside the project with their whole ladders, the longest among them: every rung decodes without a
// complaint, picture and sound lie together, and nothing tells where it was taken.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectReady, hasRecordings, ready } from '../support/real-recordings';
import { createPipeline, type Pipeline } from '../video/pipeline-support';

const asked = Boolean(process.env.FAULT_SEEDS);

/** Only `npm run faults` has the time; `npm test` takes each to its smallest rung. */
describe.skipIf(!hasRecordings || !asked)('real recordings, whole', { timeout: 1_500_000 }, () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await createPipeline();
  });
  afterAll(() => pipeline.stop());

  it.each(ready)('$name', async (recording) => {
    const began = performance.now();
    const { sizes, picture, heard, loudness } = await expectReady(pipeline, recording);
    const ms = (seconds: number | null) => (seconds === null ? '-' : Math.round(seconds * 1000));
    const took = Math.round((performance.now() - began) / 1000);
    console.log(
      `${recording.name}: ${sizes.join(' ')}; picture ${ms(picture)} ms, sound ${ms(heard)} ms, ${loudness} LUFS; ${took} s`,
    );
  });
});
