/** Which run of a lesson a moment belongs to: once, by year or by half-year in the institute's zone. Pure. */
import { halfIn, yearIn } from '~/platform/zone';

export type Recurrence = 'once' | 'year' | 'half';

/** "once", "2026" or "2026-1". Periods of one recurrence sort as text. */
export function periodOf(at: Date, recurrence: Recurrence, timeZone: string): string {
  if (recurrence === 'once') return 'once';
  const year = String(yearIn(at, timeZone));
  return recurrence === 'year' ? year : `${year}-${halfIn(at, timeZone)}`;
}

/**
 * An unfinished run goes on, whenever it was begun. After a completion the first session in a later period begins a
 * new one; in the same period the finished run is looked at again.
 */
export const needsNewRun = (
  latest: { completedAt: Date | null } | null,
  recurrence: Recurrence,
  now: Date,
  timeZone: string,
): boolean => {
  if (!latest) return true;
  if (!latest.completedAt) return false;
  return periodOf(latest.completedAt, recurrence, timeZone) < periodOf(now, recurrence, timeZone);
};
