import type { Context } from '~/platform/context';
import { creditRule, defaultCreditRule, recognisedMinutes, targetMinutesFor } from './credit-policy';

export interface YearTotal {
  year: number;
  /** 인정시간 by the year's rules, and what they were cut from. */
  recognisedMinutes: number;
  earnedMinutes: number;
  points: number;
  /** 의무이수 목표 of the person's employment category. */
  targetMinutes: number;
}

const TOTAL = `
  SELECT COALESCE(sum(amount) FILTER (WHERE unit = 'minute'), 0)::int AS minutes,
         COALESCE(sum(amount) FILTER (WHERE unit = 'point'), 0)::int AS points,
         (SELECT employment_category FROM employee WHERE id = $1) AS category,
         (SELECT rule FROM credit_policy WHERE year = $2 ORDER BY version DESC LIMIT 1) AS rule
    FROM ledger_entry WHERE person_id = $1 AND ledger_year = $2`;

/** The figures of "올해 19시간 20분 / 24시간", in one statement. */
export async function findYearTotal({
  db,
  personId,
  year,
}: Pick<Context, 'db'> & { personId: string; year: number }): Promise<YearTotal> {
  const { rows } = await db.sql.query<{
    minutes: number;
    points: number;
    category: string | null;
    rule: unknown;
  }>({
    name: 'find-year-total',
    text: TOTAL,
    values: [personId, year],
  });
  const { minutes, points, category, rule } = rows[0]!;
  const policy = rule ? creditRule.parse(rule) : defaultCreditRule;
  return {
    year,
    recognisedMinutes: recognisedMinutes(policy, minutes),
    earnedMinutes: minutes,
    points,
    targetMinutes: targetMinutesFor(policy, category ?? ''),
  };
}
