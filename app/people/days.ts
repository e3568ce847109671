/** Days without a time (발령일, 퇴직일): `YYYY-MM-DD` in text, midnight UTC in the database's date columns. */
import { dateIn } from '~/platform/zone';

export const toDay = (date: Date): string => date.toISOString().slice(0, 10);
export const fromDay = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The person worked until `leftOn` and the next day does not any more, in the institute's zone. */
export const hasLeft = (leftOn: Date | null | undefined, now: Date, timeZone: string): boolean =>
  Boolean(leftOn) && toDay(leftOn!) < dateIn(now, timeZone);

/** "2026. 5. 11." as sentences write it. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}. ${month}. ${date}.`;
}
