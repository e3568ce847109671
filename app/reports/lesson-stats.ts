/** How a version of a lesson is watched: shapes of the figures, and what is said of them in words. Pure. */

export interface VersionFigures {
  id: string;
  number: number;
  durationSeconds: number;
  /** Learners see this one. */
  live: boolean;
  /** People who pressed play. */
  began: number;
  completed: number;
  /** From the first play to completion, whole seconds; null while nobody completed. */
  medianSeconds: number | null;
}

export interface WeekFigures {
  /** The Monday, `YYYY-MM-DD`. */
  week: string;
  began: number;
  completed: number;
}

export interface CurvePoint {
  /** Middle of the span it stands for, whole milliseconds. */
  atMs: number;
  /** People who have seen that moment. */
  seen: number;
}

export interface Drop {
  /** Index into the points: the last one before the fall. */
  at: number;
  atMs: number;
  before: number;
  after: number;
}

export interface QuestionFigures {
  id: string;
  text: string;
  /** People who answered; their first answer counts, before they read the explanation. */
  answered: number;
  right: number;
  /** The wrong choice taken most, with how many took it. */
  mostWrong: { text: string; people: number } | null;
}

export interface DepartmentFigures {
  /** Null: departments too small to be named. */
  name: string | null;
  began: number;
  completed: number;
}

export const MOST_POINTS = 200;
/** A lesson's length in equal spans of at least a second, 200 at most. */
export const spanOf = (durationMs: number) => Math.max(1000, Math.ceil(durationMs / MOST_POINTS));

/** Fewer viewers than this of a department would be recognised by its name. */
export const SMALLEST_DEPARTMENT = 3;

export function foldSmall(departments: { name: string; began: number; completed: number }[]) {
  const shown: DepartmentFigures[] = departments.filter(({ began }) => began >= SMALLEST_DEPARTMENT);
  const small = departments.filter(({ began }) => began < SMALLEST_DEPARTMENT);
  if (small.length === 0) return shown;
  const sum = (of: 'began' | 'completed') => small.reduce((total, each) => total + each[of], 0);
  return [...shown, { name: null, began: sum('began'), completed: sum('completed') }];
}

const WINDOW_MS = 15_000;
const MOST_DROPS = 3;
/** The last seconds lie within the tolerance of completion: leaving there is no stopping. */
const END_MS = 10_000;

/**
 * Where most people stop, the steepest first: falls within 15 seconds that take at least a tenth of all viewers and two
 * people, none overlapping another.
 */
export function findDrops(points: readonly CurvePoint[], viewers: number, durationMs: number): Drop[] {
  const span = spanOf(durationMs);
  const width = Math.max(1, Math.round(WINDOW_MS / span));
  const least = Math.max(2, viewers / 10);
  const last = points.filter(({ atMs }) => atMs <= durationMs - Math.max(END_MS, durationMs * 0.02)).length;
  const falls = points.slice(0, last).flatMap((from, index) => {
    const to = points[Math.min(index + width, last - 1)];
    return to && from.seen - to.seen >= least ? [{ index, fall: from.seen - to.seen }] : [];
  });
  falls.sort((a, b) => b.fall - a.fall || a.index - b.index);
  const taken: number[] = [];
  for (const { index } of falls) {
    if (taken.length === MOST_DROPS) break;
    if (taken.every((other) => Math.abs(other - index) > width)) taken.push(index);
  }
  return taken.map((index) => nameDrop(points, index, Math.min(index + width, last - 1)));
}

/** Of the steps inside a window the steepest names the second. */
function nameDrop(points: readonly CurvePoint[], from: number, to: number): Drop {
  const step = (index: number) => (points[index]?.seen ?? 0) - (points[index + 1]?.seen ?? 0);
  let at = from;
  for (let index = from; index < to; index++) if (step(index) > step(at)) at = index;
  return { at, atMs: points[at]!.atMs, before: points[from]!.seen, after: points[to]!.seen };
}
