/** Where a recording is silent for so long that its author may want to cut it. Pure; nothing is cut by it. */
import type { SpeechSpan } from './speech-spans';

export interface ProposedCut {
  where: 'start' | 'end' | 'inside';
  fromMs: number;
  toMs: number;
}

const [LONGEST_AT_ENDS_MS, LONGEST_INSIDE_MS] = [3000, 8000];
/** Left before and after speech, so that no breath is cut off. */
const BREATH_MS = 500;

/** Of a recording in which nobody speaks nothing is proposed: it may be meant so. */
export function proposeCuts(speech: SpeechSpan[], durationMs: number): ProposedCut[] {
  const [first, last] = [speech[0], speech.at(-1)];
  if (!first || !last) return [];
  const cuts: ProposedCut[] = [];
  if (first[0] > LONGEST_AT_ENDS_MS) cuts.push({ where: 'start', fromMs: 0, toMs: first[0] - BREATH_MS });
  for (const [i, [from]] of speech.entries()) {
    const before = speech[i - 1];
    if (before && from - before[1] > LONGEST_INSIDE_MS)
      cuts.push({ where: 'inside', fromMs: before[1] + BREATH_MS, toMs: from - BREATH_MS });
  }
  if (durationMs - last[1] > LONGEST_AT_ENDS_MS)
    cuts.push({ where: 'end', fromMs: last[1] + BREATH_MS, toMs: durationMs });
  return cuts;
}
