/** Where people talked, as the strip over the seen bar shows it. */
import type { Message } from './message';

export interface ChatMap {
  /** Messages in each of sixty equal parts of the length. */
  counts: number[];
  questions: number[];
  total: number;
  /** Messages whose place is gone with an earlier version. */
  previous: number;
}

/** One more message, without asking the server again. */
export function countIn(map: ChatMap, { mediaSecond, kind }: Message, durationSeconds: number): ChatMap {
  if (mediaSecond === null) return map;
  const part = Math.min(
    map.counts.length - 1,
    Math.floor((mediaSecond / durationSeconds) * map.counts.length),
  );
  const add = (list: number[]) => list.map((count, at) => (at === part ? count + 1 : count));
  return {
    ...map,
    counts: add(map.counts),
    questions: kind === 'question' ? add(map.questions) : map.questions,
    total: map.total + 1,
  };
}
