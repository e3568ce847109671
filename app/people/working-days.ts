/** Which days the institute works on. Pure: days are `YYYY-MM-DD`, what HR has entered comes in from outside. */

/** Fixed public holidays by month and day; those of the lunar calendar, substitutes and elections are entered by HR. */
export const FIXED_HOLIDAYS: Record<string, string> = {
  '01-01': '신정',
  '03-01': '삼일절',
  '05-01': '근로자의 날',
  '05-05': '어린이날',
  '06-06': '현충일',
  '08-15': '광복절',
  '10-03': '개천절',
  '10-09': '한글날',
  '12-25': '성탄절',
};

/** By day: nobody works (true), or a fixed holiday on which work goes on (false). */
export type DaysOff = ReadonlyMap<string, boolean>;

const DAY_MS = 24 * 60 * 60 * 1000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
export const shiftDay = (day: string, by: number) =>
  new Date(at(day) + by * DAY_MS).toISOString().slice(0, 10);

export function isWorkingDay(day: string, entered: DaysOff): boolean {
  const weekday = new Date(at(day)).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !(entered.get(day) ?? day.slice(5) in FIXED_HOLIDAYS);
}

/** Working days after `from` up to and with `to`; asked on Friday, on Tuesday two have gone by. */
export function workingDaysAfter(from: string, to: string, entered: DaysOff): number {
  let count = 0;
  for (let day = shiftDay(from, 1); day <= to; day = shiftDay(day, 1))
    if (isWorkingDay(day, entered)) count += 1;
  return count;
}

/** The latest day after which `count` working days have gone by until `today`. */
export function dayBefore(today: string, count: number, entered: DaysOff): string {
  let day = today;
  for (let left = count; left > 0; day = shiftDay(day, -1)) if (isWorkingDay(day, entered)) left -= 1;
  return day;
}
