import { expect, it } from 'vitest';
import { instantIn, timeIn } from '~/screenings/wall-clock';

it.each([
  ['2026-05-11', '15:00', 'Asia/Seoul', '2026-05-11T06:00:00.000Z'],
  ['2026-01-01', '00:00', 'Asia/Seoul', '2025-12-31T15:00:00.000Z'],
  ['2026-12-31', '23:59', 'Asia/Seoul', '2026-12-31T14:59:00.000Z'],
  ['2026-05-11', '15:00', 'UTC', '2026-05-11T15:00:00.000Z'],
  // Summer begins at 01:00 UTC, and ends.
  ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25', '12:00', 'Europe/Berlin', '2026-10-25T11:00:00.000Z'],
])('%s %s in %s', (day, time, zone, instant) => {
  const at = instantIn(day, time, zone);
  expect(at.toISOString()).toBe(instant);
  expect(timeIn(at, zone)).toBe(time);
});
