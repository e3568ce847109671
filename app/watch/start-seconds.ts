/** Where the picture may be sought, and where it stands when the page opens. Seconds of the video. */
type Range = readonly [from: number, to: number];

/** Past the last seen one, where seeking ahead is not allowed. */
const FRONTIER_SLACK_SECONDS = 2;

interface Seekable {
  durationSeconds: number;
  seekAhead: boolean;
}

interface Before {
  seen: readonly Range[];
  completed: boolean;
  resumeSeconds: number;
}

export const frontierOf = ({ seekAhead }: Seekable, seen: readonly Range[]): number =>
  seekAhead ? Number.POSITIVE_INFINITY : Math.max(0, ...seen.map(([, to]) => to)) + FRONTIER_SLACK_SECONDS;

/** `startAt` is what the address names, instead of where it was left. */
export function startSecondsOf(lesson: Seekable, before: Before, startAt: number | null): number {
  if (startAt === null) return before.completed ? 0 : before.resumeSeconds;
  return Math.min(startAt, frontierOf(lesson, before.seen), Math.max(0, lesson.durationSeconds - 1));
}
