/** When a screening may begin: at least a minute ahead, at most half a year. */
import { invalid } from '~/platform/errors';
import { instantIn } from './wall-clock';

const SOONEST_MS = 60_000;
const LATEST_MS = 180 * 24 * 3_600_000;

/** The instant of a day and a time in the institute's zone. Throws `invalid` with the field that is wrong. */
export function whenToBegin(given: { day: string; time: string }, now: Date, timeZone: string): Date {
  const at = instantIn(given.day, given.time, timeZone);
  const ahead = at.getTime() - now.getTime();
  if (ahead < SOONEST_MS) {
    const sentence = '지금부터 1분 뒤보다 이른 시각입니다. 더 뒤의 시각을 골라 주세요.';
    throw invalid('too-soon', sentence, { time: sentence });
  }
  if (ahead > LATEST_MS) {
    const sentence = '180일 안의 날짜를 골라 주세요.';
    throw invalid('too-far', sentence, { day: sentence });
  }
  return at;
}
