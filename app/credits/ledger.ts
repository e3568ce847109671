/** The ledger's rows as the contract shows them, and the select list that makes them. */
export type EntryKind = 'time' | 'points' | 'reversal';

export interface LedgerEntry {
  id: string;
  kind: EntryKind;
  unit: 'minute' | 'point';
  /** Whole minutes or points; negative in a reversal. */
  amount: number;
  reason: string;
  occurredAt: Date;
  ledgerYear: number;
  policyVersion: string;
  evidence: Record<string, unknown>;
  subjectId: string | null;
  subjectTitle: string;
  groupTitle: string;
  /** The entry that this one takes back. */
  reversesId: string | null;
}

export const entryColumns = `
  id, kind, unit, amount, reason, occurred_at AS "occurredAt", ledger_year AS "ledgerYear",
  policy_version AS "policyVersion", evidence, subject_id AS "subjectId", subject_title AS "subjectTitle",
  group_title AS "groupTitle", reverses_id AS "reversesId"`;
