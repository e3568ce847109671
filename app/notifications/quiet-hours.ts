/** Whether somebody is to be left alone: outside working hours of working days, in the institute's zone. Pure. */

export interface QuietHours {
  quiet: boolean;
  /**
   * Minutes after midnight: from ≤ working < to. Where `to` is the earlier one it is of the next day; the night belongs to
   * the day it begins, so that Friday's goes on into Saturday and none begins on Sunday.
   */
  workFrom: number;
  workTo: number;
}

export const USUAL_HOURS: QuietHours = { quiet: true, workFrom: 9 * 60, workTo: 18 * 60 };

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const isWeekday = (day: number) => day % 7 !== 0 && day % 7 !== 6;

const formats = new Map<string, Intl.DateTimeFormat>();

function readClock(at: Date, timeZone: string): { day: number; minute: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, weekday: 'short', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' },
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: WEEKDAYS.indexOf(parts.get('weekday')!),
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

export function isQuiet({ quiet, workFrom, workTo }: QuietHours, at: Date, timeZone: string): boolean {
  if (!quiet) return false;
  const { day, minute } = readClock(at, timeZone);
  if (workFrom < workTo) return !isWeekday(day) || minute < workFrom || minute >= workTo;
  if (minute >= workFrom) return !isWeekday(day);
  return minute >= workTo || !isWeekday(day + 6);
}

/** `09:00` and minutes after midnight. */
export const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
export const toTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
