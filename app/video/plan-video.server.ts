/** The ladder of one recording: how busy it is decides, where there is anything to decide. */
import { measureComplexity } from './measure-complexity.server';
import type { SourceFacts } from './judge-probe';
import { planFrameRate, rateValue } from './plan-frame-rate';
import { linesOf, PHONE_LINES, planLadder, type Rung } from './plan-ladder';

export async function planVideo(work: {
  file: string;
  facts: SourceFacts;
  maxRungs?: number | undefined;
  signal: AbortSignal;
}): Promise<{ rungs: Rung[]; bitsPerPixel: number | null }> {
  const { video } = work.facts;
  const framesPerSecond = rateValue(planFrameRate(video.medianIntervalSeconds));
  const picture = { ...video, framesPerSecond, maxRungs: work.maxRungs };
  const busy = planLadder(picture);
  if (busy.length === 1) return { rungs: busy, bitsPerPixel: null };
  const rung = busy.filter((each) => linesOf(each) <= PHONE_LINES).at(-1)!;
  const complexity = await measureComplexity({ ...work, rung, timeoutMs: 60_000 });
  return {
    rungs: planLadder({ ...picture, complexity }),
    bitsPerPixel: complexity?.bitsPerPixel ?? null,
  };
}
