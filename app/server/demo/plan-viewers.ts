/**
 * How colleagues watched one lesson, the same each time: most see all of it, and the others stop where it drags, at two
 * places that differ from lesson to lesson. Pure and seeded by the lesson's name and the employee number.
 */
import { createRandom } from './plan-history';

export interface PlannedViewer {
  personId: string;
  seen: [fromMs: number, toMs: number][];
  /** Saw all of it and may complete it. */
  whole: boolean;
  /** Their first answer to the check questions is wrong. */
  errs: boolean;
  startedAt: Date;
  endedAt: Date;
}

const DAY_MS = 86_400_000;
const SHARE_OF_PEOPLE = 0.62;

function seenOf(random: () => number, stops: [number, number], durationMs: number): [number, number][] {
  const near = (share: number) => Math.round(share * durationMs + (random() - 0.5) * 9000);
  const fate = random();
  if (fate < 0.55) return [[0, durationMs]];
  if (fate < 0.76) return [[0, near(stops[0])]];
  if (fate < 0.89) return [[0, near(stops[1])]];
  // Skips what lies between and looks at the end.
  if (fate < 0.95)
    return [
      [0, near(stops[0])],
      [near(stops[1]), durationMs],
    ];
  return [[0, near(0.05 + random() * 0.85)]];
}

export function planViewers({
  people,
  lesson,
  durationMs,
  from,
  to,
}: {
  people: { id: string; employeeNo: string }[];
  /** Names the lesson: another name, other places. */
  lesson: string;
  durationMs: number;
  from: Date;
  to: Date;
}): PlannedViewer[] {
  const place = createRandom(lesson);
  const stops: [number, number] = [0.28 + place() * 0.16, 0.6 + place() * 0.16];
  return people.flatMap(({ id, employeeNo }) => {
    const random = createRandom(`${lesson} ${employeeNo}`);
    if (random() > SHARE_OF_PEOPLE) return [];
    const seen = seenOf(random, stops, durationMs);
    const whole = seen.length === 1 && seen[0]![1] === durationMs;
    // Some come back on another day for the rest.
    const tookMs = durationMs * (1 + random() * 0.3) + (random() < 0.35 ? random() * 4 * DAY_MS : 0);
    const last = Math.max(from.getTime(), to.getTime() - tookMs);
    const startedAt = new Date(from.getTime() + random() * (last - from.getTime()));
    const endedAt = new Date(Math.min(to.getTime(), startedAt.getTime() + tookMs));
    return [{ personId: id, seen, whole, errs: random() < 0.3, startedAt, endedAt }];
  });
}
