import type { Sql } from '~/platform/db.server';
import { creditRule, defaultCreditRule, type CreditRule } from './credit-policy';

export interface CreditPolicy {
  year: number;
  version: number;
  rule: CreditRule;
  /** "credit-2026.v1", as ledger entries cite it. */
  label: string;
  /** When this version was written. */
  changedAt: Date;
}

export const policyLabel = (year: number, version: number) => `credit-${year}.v${version}`;

const NEWEST = `SELECT version, rule, created_at AS "changedAt" FROM credit_policy WHERE year = $1 ORDER BY version DESC LIMIT 1`;

/** The newest rules of a year; null before anybody needed them (the default then stands in). */
export async function findCreditPolicy(sql: Sql, year: number): Promise<CreditPolicy | null> {
  const { rows } = await sql.query<{ version: number; rule: unknown; changedAt: Date }>(NEWEST, [year]);
  const row = rows[0];
  return row
    ? {
        year,
        version: row.version,
        rule: creditRule.parse(row.rule),
        label: policyLabel(year, row.version),
        changedAt: row.changedAt,
      }
    : null;
}

/** The newest rules of a year; a year without any begins with the default, written down as version 1. */
export async function ensureCreditPolicy(
  sql: Sql,
  { year, now }: { year: number; now: Date },
): Promise<CreditPolicy> {
  const found = await findCreditPolicy(sql, year);
  if (found) return found;
  await sql.query(
    `INSERT INTO credit_policy (id, year, version, rule, created_at)
     VALUES (gen_random_uuid(), $1, 1, $2, $3) ON CONFLICT (year, version) DO NOTHING`,
    [year, JSON.stringify(defaultCreditRule), now],
  );
  return (await findCreditPolicy(sql, year))!;
}
