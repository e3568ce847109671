import { expect, it } from 'vitest';
import { creditRule, defaultCreditRule, recognisedMinutes, targetMinutesFor } from '~/credits/credit-policy';

it('the default: 24 h to reach, at most 160 h, whole minutes, no points', () => {
  expect(defaultCreditRule).toMatchObject({
    targetMinutes: 1440,
    annualCapMinutes: 9600,
    unitMinutes: 1,
    rounding: 'floor',
  });
  expect(defaultCreditRule.pointsRules.lessonCompleted.on).toBe(false);
});

it.each([
  [{}, 80, 80],
  [{ unitMinutes: 10 }, 89, 80],
  [{ unitMinutes: 10, rounding: 'ceil' }, 81, 90],
  [{ unitMinutes: 60, rounding: 'round' }, 90, 120],
  [{ annualCapMinutes: 100 }, 101, 100],
  [{}, -6, 0],
])('%j recognises %i as %i', (change, earned, recognised) => {
  expect(recognisedMinutes(creditRule.parse(change), earned)).toBe(recognised);
});

it("an employment category's own target comes first", () => {
  const rule = creditRule.parse({ targetMinutesByCategory: { 현업직: 600 } });
  expect([targetMinutesFor(rule, '현업직'), targetMinutesFor(rule, '일반직')]).toEqual([600, 1440]);
});

it.each([{ targetMinutes: -1 }, { unitMinutes: 7 }, { rounding: 'up' }, { annualCapMinutes: 1.5 }])(
  'refuses %j',
  (change) => {
    expect(creditRule.safeParse(change).success).toBe(false);
  },
);
