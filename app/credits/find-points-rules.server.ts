import type { Context } from '~/platform/context';
import { yearIn } from '~/platform/zone';
import { defaultCreditRule, type CreditRule } from './credit-policy';
import { findCreditPolicy, policyLabel } from './ensure-credit-policy.server';

export interface PointsRules {
  year: number;
  version: number;
  label: string;
  /** Null = nobody has needed rules for this year: the default stands in as version 1. */
  changedAt: Date | null;
  rules: CreditRule['pointsRules'];
  /** The year is over and its rules stay as they were. */
  settled: boolean;
}

export const isYearOver = ({ year, now, timeZone }: Pick<Context, 'now' | 'timeZone'> & { year: number }) =>
  year < yearIn(now, timeZone);

/** Reads only; a year without rules is not given any. */
export async function findPointsRules({
  db,
  now,
  timeZone,
  year,
}: Context & { year: number }): Promise<PointsRules> {
  const found = await findCreditPolicy(db.sql, year);
  return {
    year,
    version: found?.version ?? 1,
    label: found?.label ?? policyLabel(year, 1),
    changedAt: found?.changedAt ?? null,
    rules: (found?.rule ?? defaultCreditRule).pointsRules,
    settled: isYearOver({ year, now, timeZone }),
  };
}
