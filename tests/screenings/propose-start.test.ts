import { expect, it } from 'vitest';
import { proposeStart } from '~/screenings/propose-start';

const DAYS_OFF = new Map([
  ['2026-11-30', true], // a Monday
  ['2026-12-25', false],
]);

it.each([
  ['on a working day', '2026-11-24T14:05+09:00', '2026-11-24 14:30'],
  ['too late for the half hour', '2026-11-24T14:21+09:00', '2026-11-24 15:00'],
  ['on the last', '2026-11-24T17:20+09:00', '2026-11-24 17:30'],
  ['after it', '2026-11-24T17:21+09:00', '2026-11-25 10:00'],
  ['before work', '2026-11-24T06:00+09:00', '2026-11-24 10:00'],
  ['on Friday evening, before a Monday off', '2026-11-27T20:00+09:00', '2026-12-01 10:00'],
  ['in the night to Sunday', '2026-11-28T23:55+09:00', '2026-12-01 10:00'],
  ['in the night to a working day', '2026-11-24T23:55+09:00', '2026-11-25 10:00'],
  ['on a holiday', '2027-01-01T11:00+09:00', '2027-01-04 10:00'],
  ['on a holiday on which work goes on', '2026-12-25T11:00+09:00', '2026-12-25 11:30'],
])('%s', (_when, now, proposed) => {
  const { day, time } = proposeStart(new Date(now), 'Asia/Seoul', DAYS_OFF);
  expect(`${day} ${time}`).toBe(proposed);
});
