/**
 * A year's rules of recognition, as data. Minutes are posted as they are earned; unit, rounding and caps of these rules
 * are applied only when a figure is reported. Every number is a default that HR may set for the year.
 */
import { z } from 'zod';

const minutes = z.int('분 단위의 정수로 적어 주세요.').min(0).max(60_000);

const pointsRule = z.object({
  /** Points each time; a rule that is off grants none. */
  points: z.int().min(0).max(1000),
  /** Most points of this rule in a year; null = no limit. */
  yearlyCap: z.int().min(0).max(100_000).nullable(),
  on: z.boolean(),
});
export type PointsRule = z.output<typeof pointsRule>;

export const creditRule = z.object({
  /** 의무이수 목표; an employment category of its own overrides it. */
  targetMinutes: minutes.default(24 * 60),
  targetMinutesByCategory: z.record(z.string(), minutes).default({}),
  /** 연간 최대 인정시간. */
  annualCapMinutes: minutes.default(160 * 60),
  /** Reported minutes come in whole units. */
  unitMinutes: z.union([z.literal(1), z.literal(10), z.literal(30), z.literal(60)]).default(1),
  rounding: z.enum(['floor', 'round', 'ceil']).default('floor'),
  pointsRules: z
    .object({
      lessonCompleted: pointsRule.default({ points: 1, yearlyCap: 20, on: false }),
      officialAnswer: pointsRule.default({ points: 1, yearlyCap: 10, on: false }),
      acceptedQuestion: pointsRule.default({ points: 1, yearlyCap: 5, on: false }),
      liveAttendance: pointsRule.default({ points: 1, yearlyCap: 5, on: false }),
    })
    .prefault({}),
});
export type CreditRule = z.output<typeof creditRule>;

export const defaultCreditRule: CreditRule = creditRule.parse({});

export const targetMinutesFor = (rule: CreditRule, employmentCategory: string): number =>
  rule.targetMinutesByCategory[employmentCategory] ?? rule.targetMinutes;

/** 인정시간 of earned minutes: whole units, then the yearly ceiling. Never negative. */
export function recognisedMinutes(rule: CreditRule, earnedMinutes: number): number {
  const units = Math[rule.rounding](Math.max(0, earnedMinutes) / rule.unitMinutes);
  return Math.min(rule.annualCapMinutes, units * rule.unitMinutes);
}
