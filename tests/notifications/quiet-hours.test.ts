import { expect, test } from 'vitest';
import { isQuiet, toMinutes, toTime, USUAL_HOURS } from '~/notifications/quiet-hours';

// 2026-11-30 is a Monday; Seoul is nine hours ahead.
test.each([
  ['a working morning', '2026-11-30T00:00:00Z', false],
  ['a minute before work', '2026-11-29T23:59:00Z', true],
  ['the last working minute', '2026-11-30T08:59:00Z', false],
  ['the end of work', '2026-11-30T09:00:00Z', true],
  ['midnight', '2026-11-30T15:00:00Z', true],
  ['Saturday noon', '2026-11-28T03:00:00Z', true],
  ['Sunday noon', '2026-11-29T03:00:00Z', true],
  // Friday evening in UTC.
  ['Saturday morning in Seoul', '2026-11-27T23:30:00Z', true],
])('%s', (_, at, expected) => expect(isQuiet(USUAL_HOURS, new Date(at), 'Asia/Seoul')).toBe(expected));

// 22:00 to 06:00.
test.each([
  ['a minute before Monday’s night', '2026-11-30T12:59:00Z', true],
  ['the begin of Monday’s night', '2026-11-30T13:00:00Z', false],
  ['its midnight', '2026-11-30T15:00:00Z', false],
  ['its last minute', '2026-11-30T20:59:00Z', false],
  ['its end', '2026-11-30T21:00:00Z', true],
  ['Tuesday noon', '2026-12-01T03:00:00Z', true],
  ['Friday’s night on Saturday', '2026-11-27T18:00:00Z', false],
  ['Saturday evening', '2026-11-28T14:00:00Z', true],
  ['Saturday’s night on Sunday', '2026-11-28T18:00:00Z', true],
  ['Sunday evening', '2026-11-29T14:00:00Z', true],
  ['Sunday’s night on Monday', '2026-11-29T18:00:00Z', true],
])('a night shift: %s', (_, at, expected) => {
  const hours = { quiet: true, workFrom: 22 * 60, workTo: 6 * 60 };
  expect(isQuiet(hours, new Date(at), 'Asia/Seoul')).toBe(expected);
});

test('who wants to hear at night hears at night', () => {
  expect(isQuiet({ ...USUAL_HOURS, quiet: false }, new Date('2026-11-28T18:00:00Z'), 'Asia/Seoul')).toBe(
    false,
  );
});

test('another zone has other hours', () => {
  const at = new Date('2026-11-30T00:00:00Z');
  expect(isQuiet(USUAL_HOURS, at, 'Europe/Berlin')).toBe(true);
});

test.each([
  ['00:00', 0],
  ['09:05', 545],
  ['23:59', 1439],
])('%s is %d minutes', (time, minutes) => {
  expect([toMinutes(time), toTime(minutes)]).toEqual([minutes, time]);
});
