// Which days are worked on, as a table.
import { expect, test } from 'vitest';
import { dayBefore, isWorkingDay, workingDaysAfter } from '~/people/working-days';

const none = new Map<string, boolean>();
/** 설날 연휴 2026, and work on Labour Day. */
const entered = new Map([
  ['2026-02-16', true],
  ['2026-02-17', true],
  ['2026-02-18', true],
  ['2026-05-01', false],
]);

test.each([
  ['2026-05-11', none, true, 'a Monday'],
  ['2026-05-16', none, false, 'a Saturday'],
  ['2026-05-17', none, false, 'a Sunday'],
  ['2026-05-05', none, false, 'Children’s Day'],
  ['2027-12-25', none, false, 'Christmas'],
  ['2026-02-17', none, true, '설날, which nobody has entered'],
  ['2026-02-17', entered, false, '설날'],
  ['2026-05-01', none, false, 'Labour Day'],
  ['2026-05-01', entered, true, 'Labour Day, on which work goes on'],
])('%s %# is worked on: %s', (day, off, working) => {
  expect(isWorkingDay(day, off)).toBe(working);
});

test.each([
  ['2026-05-11', '2026-05-11', 0, 'the same day'],
  ['2026-05-11', '2026-05-13', 2, 'Monday to Wednesday'],
  ['2026-05-15', '2026-05-18', 1, 'Friday to Monday'],
  ['2026-05-15', '2026-05-19', 2, 'Friday to Tuesday'],
  ['2026-05-16', '2026-05-19', 2, 'Saturday to Tuesday'],
  ['2026-05-04', '2026-05-06', 1, 'across Children’s Day'],
  ['2026-02-13', '2026-02-20', 2, 'across 설날'],
  ['2026-12-31', '2027-01-04', 1, 'across New Year'],
])('from %s to %s go by %i working days', (from, to, count) => {
  expect(workingDaysAfter(from, to, entered)).toBe(count);
});

test('the latest day with so many working days after it is just that', () => {
  for (const today of ['2026-05-11', '2026-05-12', '2026-05-16', '2026-05-17', '2026-02-19', '2027-01-04']) {
    const day = dayBefore(today, 2, entered);
    expect(workingDaysAfter(day, today, entered)).toBe(2);
    const after = new Date(Date.parse(day) + 864e5).toISOString().slice(0, 10);
    expect(workingDaysAfter(after, today, entered)).toBe(1);
  }
});
