/**
 * Posts what a completion earned, inside the caller's transaction: time as the growth of the whole minutes of all
 * verified time of the person, group and year, and points where the year's rules grant them. The row of `credit_total`
 * is locked first, so of two racing calls the second finds the entry and answers the same.
 */
import type { AtStudy } from '~/people/find-at-study.server';
import type { Sql } from '~/platform/db.server';
import { ensureCreditPolicy, type CreditPolicy } from './ensure-credit-policy.server';
import { pointsUnderCap } from './points-under-cap.server';

export interface CompletionToPost {
  personId: string;
  /** What was completed; with `runNo` it makes the source key. */
  subjectId: string;
  subjectTitle: string;
  runNo: number;
  /** Whose minutes grow together: the course, or the subject itself outside any. */
  groupId: string;
  groupTitle: string;
  jobField: string;
  verifiedMs: number;
  startedAt: Date;
  /** When it was earned; `ledgerYear` is its year in the institute's zone. */
  occurredAt: Date;
  ledgerYear: number;
  now: Date;
  /** The watching policy that judged it, for example "own.v3". */
  policyVersion: string;
  evidence: Record<string, unknown>;
  actorId: string;
  atStudy: AtStudy;
}

const LOCK_TOTAL = `
  INSERT INTO credit_total AS t (person_id, group_id, ledger_year, verified_ms, posted_minutes) VALUES ($1, $2, $3, 0, 0)
  ON CONFLICT (person_id, group_id, ledger_year) DO UPDATE SET verified_ms = t.verified_ms
  RETURNING verified_ms, posted_minutes`;
const FIND_POSTED = `SELECT source_key, amount FROM ledger_entry WHERE source_key = ANY($1)`;
const GROW_TOTAL = `
  UPDATE credit_total SET verified_ms = $4, posted_minutes = $5
   WHERE person_id = $1 AND group_id = $2 AND ledger_year = $3`;
const POST = `
  INSERT INTO ledger_entry (id, person_id, kind, unit, amount, source_key, reason, occurred_at, posted_at, ledger_year,
    policy_version, evidence, actor_id, subject_id, subject_title, group_id, group_title, job_field, started_at,
    department_at_study, grade_at_study, position_at_study)
  VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`;

/** An entry of 0 minutes is posted as well: it is the evidence of the completion. */
export async function postCompletion(
  client: Sql,
  given: CompletionToPost,
): Promise<{ minutes: number; points: number }> {
  const { personId, subjectId, runNo, groupId, ledgerYear } = given;
  const timeKey = `completion:${personId}:${subjectId}:${runNo}`;
  const pointsKey = `points:lesson-completed:${personId}:${subjectId}:${runNo}`;
  const totals = await client.query<{ verified_ms: number; posted_minutes: number }>(LOCK_TOTAL, [
    personId,
    groupId,
    ledgerYear,
  ]);
  const before = totals.rows[0]!;
  const posted = await client.query<{ source_key: string; amount: number }>(FIND_POSTED, [
    [timeKey, pointsKey],
  ]);
  const amounts = new Map(posted.rows.map((row) => [row.source_key, row.amount]));
  if (amounts.has(timeKey)) return { minutes: amounts.get(timeKey)!, points: amounts.get(pointsKey) ?? 0 };

  const policy = await ensureCreditPolicy(client, { year: ledgerYear, now: given.now });
  const totalMs = before.verified_ms + given.verifiedMs;
  const totalMinutes = Math.max(before.posted_minutes, Math.floor(totalMs / 60_000));
  const minutes = totalMinutes - before.posted_minutes;
  const evidence = {
    ...given.evidence,
    runNo,
    verifiedMs: given.verifiedMs,
    sum: {
      beforeMs: before.verified_ms,
      afterMs: totalMs,
      beforeMinutes: before.posted_minutes,
      afterMinutes: totalMinutes,
    },
  };
  await client.query(GROW_TOTAL, [personId, groupId, ledgerYear, totalMs, totalMinutes]);
  await client.query(POST, row(given, policy, 'time', minutes, timeKey, evidence));
  const points = await pointsUnderCap(client, policy.rule.pointsRules.lessonCompleted, {
    ...{ personId, ledgerYear, sourcePrefix: 'points:lesson-completed:' },
  });
  if (points > 0) await client.query(POST, row(given, policy, 'points', points, pointsKey, evidence));
  return { minutes, points };
}

function row(
  given: CompletionToPost,
  policy: CreditPolicy,
  kind: 'time' | 'points',
  amount: number,
  sourceKey: string,
  evidence: Record<string, unknown>,
): unknown[] {
  const { department, grade, position } = given.atStudy;
  return [
    given.personId,
    kind,
    kind === 'time' ? 'minute' : 'point',
    amount,
    sourceKey,
    kind === 'time' ? '강의 이수' : '강의 이수 가점',
    given.occurredAt,
    given.now,
    given.ledgerYear,
    `${given.policyVersion}+${policy.label}`,
    JSON.stringify(evidence),
    given.actorId,
    given.subjectId,
    given.subjectTitle,
    given.groupId,
    given.groupTitle,
    given.jobField,
    given.startedAt,
    department,
    grade,
    position,
  ];
}
