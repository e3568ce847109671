/** Facts of participation, and the points that a year's policy grants for those that have stood long enough. */
import { findAtStudy } from '~/people/find-at-study.server';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { dateIn, yearIn } from '~/platform/zone';
import { findCreditPolicy, type CreditPolicy } from './ensure-credit-policy.server';
import { REASON_OF, RULE_OF, STANDING_DAYS, type ParticipationFact } from './participation';
import { pointsUnderCap } from './points-under-cap.server';

const NOTE = `
  INSERT INTO participation_fact AS f (source_key, person_id, kind, subject_id, subject_title, job_field, occurred_at,
                                       ledger_year, noted_at)
  SELECT key, person, kind, subject, title, field, at, year, $9
    FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::int[])
      AS g(key, person, kind, subject, title, field, at, year)
  ON CONFLICT (source_key) DO UPDATE SET gone_at = NULL, noted_at = $9 WHERE f.gone_at IS NOT NULL`;
/** Of those looked at, the ones that are no longer so. */
const FORGET = `
  UPDATE participation_fact SET gone_at = $3
   WHERE occurred_at >= $2 AND gone_at IS NULL AND source_key <> ALL($1::text[])`;
const DUE = `
  SELECT f.source_key AS "sourceKey", f.person_id AS "personId", f.kind, f.subject_id AS "subjectId",
         f.subject_title AS "subjectTitle", f.job_field AS "jobField", f.occurred_at AS "occurredAt", f.noted_at AS "notedAt"
    FROM participation_fact f
   WHERE f.ledger_year = $1 AND f.kind = ANY($2) AND f.gone_at IS NULL AND f.noted_at <= $3
     AND NOT EXISTS (SELECT FROM ledger_entry l WHERE l.source_key = 'points:' || f.source_key)
   ORDER BY f.occurred_at, f.source_key LIMIT 500`;
const POST = `
  INSERT INTO ledger_entry (id, person_id, kind, unit, amount, source_key, reason, occurred_at, posted_at, ledger_year,
    policy_version, evidence, actor_id, subject_id, subject_title, job_field,
    department_at_study, grade_at_study, position_at_study)
  VALUES (gen_random_uuid(), $1, 'points', 'point', $2, $3, $4, $5, $6, $7, $8, $9, $1, $10, $11, $12, $13, $14, $15)
  ON CONFLICT DO NOTHING`;

/** `since`: facts that occurred before were not looked for and stay as they are. */
export async function noteParticipation({
  db,
  now,
  timeZone,
  facts,
  since,
}: Context & { facts: readonly ParticipationFact[]; since: Date }): Promise<void> {
  await inTransaction(db.sql, async (client) => {
    await client.query(NOTE, [
      facts.map(({ sourceKey }) => sourceKey),
      facts.map(({ personId }) => personId),
      facts.map(({ kind }) => kind),
      facts.map(({ subjectId }) => subjectId),
      facts.map(({ subjectTitle }) => subjectTitle),
      facts.map(({ jobField }) => jobField),
      facts.map(({ occurredAt }) => occurredAt),
      facts.map(({ occurredAt }) => yearIn(occurredAt, timeZone)),
      now,
    ]);
    await client.query(FORGET, [facts.map(({ sourceKey }) => sourceKey), since, now]);
  });
}

interface DueFact extends ParticipationFact {
  notedAt: Date;
}

/**
 * Posts what a year's rules grant, each fact in a transaction of its own; a year without rules grants nothing. A fact that
 * the cap leaves no point for stays unpaid and is looked at again, should the cap be raised. Answers with the number posted.
 */
export async function postParticipation(context: Context & { year: number }): Promise<number> {
  const { db, now, year } = context;
  const policy = await findCreditPolicy(db.sql, year);
  if (!policy) return 0;
  const kinds = Object.entries(RULE_OF).flatMap(([kind, rule]) =>
    policy.rule.pointsRules[rule].on ? [kind] : [],
  );
  if (kinds.length === 0) return 0;
  const stoodSince = new Date(now.getTime() - STANDING_DAYS * 86_400_000);
  const { rows } = await db.sql.query<DueFact>(DUE, [year, kinds, stoodSince]);
  let posted = 0;
  for (const fact of rows)
    posted += await inTransaction(db.sql, (client) => postOne(client, fact, policy, context));
  return posted;
}

async function postOne(
  client: Sql,
  fact: DueFact,
  policy: CreditPolicy,
  { now, timeZone, year }: Pick<Context, 'now' | 'timeZone'> & { year: number },
): Promise<number> {
  const { personId, kind, sourceKey, occurredAt, subjectId, subjectTitle, jobField } = fact;
  const amount = await pointsUnderCap(client, policy.rule.pointsRules[RULE_OF[kind]], {
    ...{ personId, ledgerYear: year, sourcePrefix: `points:${kind}:` },
  });
  if (amount === 0) return 0;
  const { department, grade, position } = await findAtStudy(client, personId, dateIn(occurredAt, timeZone));
  const evidence = { sourceKey, notedAt: fact.notedAt.toISOString() };
  const { rowCount } = await client.query(POST, [
    ...[personId, amount, `points:${sourceKey}`, REASON_OF[kind], occurredAt, now, year, policy.label],
    ...[JSON.stringify(evidence), subjectId, subjectTitle, jobField, department, grade, position],
  ]);
  return rowCount ?? 0;
}
