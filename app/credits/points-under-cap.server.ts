import type { Sql } from '~/platform/db.server';
import type { PointsRule } from './credit-policy';

/**
 * What a rule still grants a person this year, in the caller's transaction; `sourcePrefix` begins the source keys of its
 * entries. The lock keeps two of them from passing the cap together.
 */
export async function pointsUnderCap(
  client: Sql,
  { on, points, yearlyCap }: PointsRule,
  { personId, ledgerYear, sourcePrefix }: { personId: string; ledgerYear: number; sourcePrefix: string },
): Promise<number> {
  if (!on || points === 0) return 0;
  if (yearlyCap === null) return points;
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`points:${personId}`]);
  const { rows } = await client.query<{ sum: number }>(
    `SELECT COALESCE(sum(amount), 0)::int AS sum FROM ledger_entry
      WHERE person_id = $1 AND ledger_year = $2 AND kind = 'points' AND starts_with(source_key, $3)`,
    [personId, ledgerYear, sourcePrefix],
  );
  return Math.max(0, Math.min(points, yearlyCap - rows[0]!.sum));
}
