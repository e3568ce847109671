/** The begin that the form of a booking stands on: soon, but at an hour at which colleagues are at work. Pure. */
import { toTime, USUAL_HOURS } from '~/notifications/quiet-hours';
import { isWorkingDay, shiftDay, type DaysOff } from '~/people/working-days';
import { dateIn } from '~/platform/zone';
import { timeIn } from './wall-clock';

const HALF_HOUR_MS = 30 * 60_000;
/** To come together. */
const NOTICE_MS = 10 * 60_000;
const FIRST = toTime(USUAL_HOURS.workFrom);
/** So that a lesson is over when work is. */
const LAST = toTime(USUAL_HOURS.workTo - 30);
const MORNING = '10:00';

/**
 * The next full or half hour that leaves ten minutes; outside working hours the morning of the next working day.
 * `day` is `YYYY-MM-DD` and `time` `HH:MM`, both in the institute's zone.
 */
export function proposeStart(now: Date, timeZone: string, daysOff: DaysOff): { day: string; time: string } {
  const next = new Date(Math.ceil((now.getTime() + NOTICE_MS) / HALF_HOUR_MS) * HALF_HOUR_MS);
  const time = timeIn(next, timeZone);
  let day = dateIn(next, timeZone);
  if (isWorkingDay(day, daysOff) && time >= FIRST && time <= LAST) return { day, time };
  if (time > LAST) day = shiftDay(day, 1);
  while (!isWorkingDay(day, daysOff)) day = shiftDay(day, 1);
  return { day, time: MORNING };
}
