/** When a question without an answer is brought to mind. Pure: days are `YYYY-MM-DD` of the institute's zone. */
import { shiftDay } from '~/people/working-days';

/** After so many working days without an official answer. */
export const PATIENCE_DAYS = 2;
const AGAIN_AFTER_DAYS = 7;

/** `askedOn` is not after `cutoff`, the latest day that is two working days ago; the last reminder is a week old or never was. */
export const isDue = (given: {
  askedOn: string;
  remindedOn: string | null;
  cutoff: string;
  today: string;
}): boolean =>
  given.askedOn <= given.cutoff &&
  (given.remindedOn === null || shiftDay(given.remindedOn, AGAIN_AFTER_DAYS) <= given.today);
