/** A person's ledger of a year, the newest entry first, and what it amounts to. */
import type { Context } from '~/platform/context';
import { defaultCreditRule, recognisedMinutes } from './credit-policy';
import { findCreditPolicy } from './ensure-credit-policy.server';
import { entryColumns, type LedgerEntry } from './ledger';

export interface PersonalRecord {
  year: number;
  /** 인정시간 by the year's rules. */
  recognisedMinutes: number;
  /** Minutes of the ledger before unit, rounding and ceiling. */
  earnedMinutes: number;
  points: number;
  entries: LedgerEntry[];
}

/** The caller has checked that the person's record may be read. */
export async function findRecord({
  db,
  personId,
  year,
}: Pick<Context, 'db'> & { personId: string; year: number }): Promise<PersonalRecord> {
  const [{ rows: entries }, policy] = await Promise.all([
    db.sql.query<LedgerEntry>(
      `SELECT ${entryColumns} FROM ledger_entry WHERE person_id = $1 AND ledger_year = $2
        ORDER BY occurred_at DESC, posted_at DESC, id`,
      [personId, year],
    ),
    findCreditPolicy(db.sql, year),
  ]);
  const sum = (unit: LedgerEntry['unit']) =>
    entries.reduce((total, entry) => total + (entry.unit === unit ? entry.amount : 0), 0);
  const earnedMinutes = sum('minute');
  return {
    year,
    recognisedMinutes: recognisedMinutes(policy?.rule ?? defaultCreditRule, earnedMinutes),
    earnedMinutes,
    points: sum('point'),
    entries,
  };
}
