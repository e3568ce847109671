import { creditRule } from '~/credits/credit-policy';
import type { Context } from '~/platform/context';

/** 자체 마이크로러닝 목표 of the demo institute: six hours a year, a point a lesson up to twenty. */
const demoRule = {
  ...creditRule.parse({
    targetMinutes: 360,
    pointsRules: { lessonCompleted: { on: true, points: 1, yearlyCap: 20 } },
  }),
  /** Kept in the data only: shows whoever reads the row that nobody decided it. */
  demo: true,
};

/** Version 1 of each year that has no rules yet. */
export async function seedCreditPolicies({
  db,
  now,
  years,
}: Pick<Context, 'db' | 'now'> & { years: number[] }): Promise<void> {
  await db.prisma.creditPolicy.createMany({
    data: years.map((year) => ({ year, version: 1, rule: demoRule, createdAt: now })),
    skipDuplicates: true,
  });
}
