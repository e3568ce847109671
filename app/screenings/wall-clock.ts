/** A day and a time as the institute's clocks show them, and the instant that they mean. */
import { dateIn } from '~/platform/zone';

function minutesIn(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' },
  }).formatToParts(at);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return read('hour') * 60 + read('minute');
}

const minutesOf = (day: string, time: string) => Date.parse(`${day}T${time}:00Z`) / 60_000;

/** `YYYY-MM-DD` and `HH:MM` in the zone. A time that a change of clocks leaves out becomes the one after it. */
export function instantIn(day: string, time: string, timeZone: string): Date {
  const wanted = minutesOf(day, time);
  let at = new Date(wanted * 60_000);
  // Twice: the first step may cross a change of the zone's own clocks.
  for (let turn = 0; turn < 2; turn++) {
    const shown = minutesOf(dateIn(at, timeZone), '00:00') + minutesIn(at, timeZone);
    at = new Date(at.getTime() + (wanted - shown) * 60_000);
  }
  return at;
}

/** `HH:MM` in the zone. */
export function timeIn(at: Date, timeZone: string): string {
  const minutes = minutesIn(at, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
