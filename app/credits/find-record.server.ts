/** A person's ledger of a year, the newest entry first, with the completions that its time entries prove. */
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
  /** What time entries prove; `reversed` where HR took the entry back. */
  completions: { lessonId: string; runNo: number; completedAt: Date; minutes: number; reversed: boolean }[];
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
  const reversed = new Set(entries.map((entry) => entry.reversesId));
  const earnedMinutes = sum('minute');
  return {
    year,
    recognisedMinutes: recognisedMinutes(policy?.rule ?? defaultCreditRule, earnedMinutes),
    earnedMinutes,
    points: sum('point'),
    completions: entries
      .filter((entry) => entry.kind === 'time' && entry.subjectId)
      .map((entry) => ({
        lessonId: entry.subjectId!,
        runNo: Number(entry.evidence.runNo ?? 1),
        completedAt: entry.occurredAt,
        minutes: entry.amount,
        reversed: reversed.has(entry.id),
      })),
    entries,
  };
}
