/**
 * A correction is a second entry. Reversing a time entry also takes its verified time and minutes out of the running
 * total, so that later completions grow from what still stands; the run itself stays completed and cannot post again.
 */
import { writeAccessLog } from '~/people/access-log.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, notFound } from '~/platform/errors';
import { entryColumns, type LedgerEntry } from './ledger';

const ORIGINAL = `SELECT *, evidence->'verifiedMs' AS verified FROM ledger_entry WHERE id = $1`;
const REVERSE = `
  INSERT INTO ledger_entry (id, person_id, kind, unit, amount, source_key, reason, occurred_at, posted_at, ledger_year,
    policy_version, evidence, actor_id, reverses_id, subject_id, subject_title, group_id, group_title, job_field,
    started_at, department_at_study, grade_at_study, position_at_study)
  SELECT gen_random_uuid(), person_id, 'reversal', unit, -amount, 'reversal:' || id, $2, $3, $3, ledger_year,
    policy_version, jsonb_build_object('reverses', id, 'sourceKey', source_key), $4, id, subject_id, subject_title,
    group_id, group_title, job_field, started_at, department_at_study, grade_at_study, position_at_study
    FROM ledger_entry WHERE id = $1
  ON CONFLICT DO NOTHING
  RETURNING ${entryColumns}`;
const TAKE_OUT = `
  UPDATE credit_total SET verified_ms = GREATEST(0, verified_ms - $4), posted_minutes = GREATEST(0, posted_minutes - $5)
   WHERE person_id = $1 AND group_id = $2 AND ledger_year = $3`;

interface OriginalRow {
  person_id: string;
  kind: string;
  amount: number;
  group_id: string | null;
  ledger_year: number;
  verified: number | null;
}

/**
 * HR only (403). The new entry counts in the year of the one it reverses. Throws 404 for an unknown entry, 409
 * `reversal-of-reversal` and `already-reversed`.
 */
export async function reverseEntry({
  db,
  now,
  person,
  entryId,
  reason,
  ip = '',
}: Pick<Context, 'db' | 'now'> & {
  person: Person;
  entryId: string;
  reason: string;
  ip?: string;
}): Promise<LedgerEntry> {
  requirePermission(person, 'ledger.reverse');
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(entryId)) throw notFound();
  const entry = await inTransaction(db.sql, async (client) => {
    const found = await client.query<OriginalRow>(ORIGINAL, [entryId]);
    const original = found.rows[0];
    if (!original) throw notFound();
    if (original.kind === 'reversal') {
      throw conflict(
        'reversal-of-reversal',
        '취소 기록은 다시 취소할 수 없습니다. 필요한 만큼 새로 인정해 주세요.',
      );
    }
    const made = await client.query<LedgerEntry>(REVERSE, [entryId, reason, now, person.id]);
    const reversal = made.rows[0];
    if (!reversal)
      throw conflict('already-reversed', '이미 취소된 기록입니다. 기록에서 취소 내용을 확인해 주세요.');
    if (original.kind === 'time') {
      const { person_id, group_id, ledger_year, verified, amount } = original;
      await client.query(TAKE_OUT, [person_id, group_id, ledger_year, verified ?? 0, amount]);
    }
    return reversal;
  });
  await writeAccessLog({
    db,
    now,
    actorId: person.id,
    action: 'ledger.reverse',
    subject: entryId,
    reason,
    ip,
  });
  return entry;
}
