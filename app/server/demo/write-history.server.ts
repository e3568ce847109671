/** The rows of a planned history: runs and sessions as they stand after their completion, entries, running totals. */
import type { Sql } from '~/platform/db.server';
import type { EntryRow, HistoryRun, TotalRow } from './build-history-entries';

const RUNS = `
  INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms, seen,
    covered_ms, learning_ms, position_ms, started_at, last_beat_at, completed_at)
  SELECT id, person_id, lesson_id, version_id, run_no, period, policy_id, duration_ms,
         int4multirange(int4range(0, duration_ms)), duration_ms, learning_ms, duration_ms, started_at, ended_at, ended_at
    FROM json_to_recordset($1) AS r(id uuid, person_id uuid, lesson_id uuid, version_id uuid, run_no int, period text,
         policy_id uuid, duration_ms int, learning_ms int, started_at timestamptz, ended_at timestamptz)`;
const SESSIONS = `
  INSERT INTO watch_session (id, key, person_id, lesson_id, lesson_version_id, run_id, policy_id, duration_ms, max_rate,
    opened_at, closed_at, last_beat_at, last_dated_at)
  SELECT session_id, 'demo-' || session_id, person_id, lesson_id, version_id, id, policy_id, duration_ms, 2,
         started_at, ended_at, ended_at, ended_at
    FROM json_to_recordset($1) AS r(session_id uuid, id uuid, person_id uuid, lesson_id uuid, version_id uuid,
         policy_id uuid, duration_ms int, started_at timestamptz, ended_at timestamptz)`;
/** What was true of the person on the day: the newest 발령 not after it, else the roster. */
const ENTRIES = `
  INSERT INTO ledger_entry (id, person_id, kind, unit, amount, source_key, reason, occurred_at, posted_at, ledger_year,
    policy_version, evidence, actor_id, subject_id, subject_title, group_id, group_title, job_field, started_at,
    department_at_study, grade_at_study, position_at_study)
  SELECT gen_random_uuid(), r.person_id, r.kind, r.unit, r.amount, r.source_key, r.reason, r.occurred_at, r.occurred_at,
         r.ledger_year, r.policy_version, r.evidence, r.person_id, r.subject_id, r.subject_title, r.group_id,
         r.group_title, r.job_field, r.started_at, COALESCE(o.department_name, d.name), COALESCE(o.grade, e.grade),
         COALESCE(o.position, e.position)
    FROM json_to_recordset($1) AS r(person_id uuid, kind text, unit text, amount int, source_key text, reason text,
         occurred_at timestamptz, ledger_year int, policy_version text, evidence jsonb, subject_id text,
         subject_title text, group_id text, group_title text, job_field text, started_at timestamptz)
    JOIN employee e ON e.id = r.person_id
    JOIN department d ON d.id = e.department_id
    LEFT JOIN LATERAL (SELECT department_name, grade, position FROM personnel_order
                        WHERE employee_id = e.id AND effective_on <= (r.occurred_at AT TIME ZONE $2)::date
                        ORDER BY effective_on DESC LIMIT 1) o ON true`;
const TOTALS = `
  INSERT INTO credit_total (person_id, group_id, ledger_year, verified_ms, posted_minutes)
  SELECT person_id, group_id, ledger_year, verified_ms, posted_minutes
    FROM json_to_recordset($1) AS r(person_id uuid, group_id text, ledger_year int, verified_ms bigint, posted_minutes int)`;

export async function writeHistory(
  client: Sql,
  {
    runs,
    entries,
    totals,
    timeZone,
  }: {
    runs: (HistoryRun & { policyId: string })[];
    entries: EntryRow[];
    totals: TotalRow[];
    timeZone: string;
  },
): Promise<void> {
  const rows = runs.map((run) => ({
    ...{ id: run.runId, session_id: run.sessionId, person_id: run.personId, lesson_id: run.lessonId },
    ...{ version_id: run.lessonVersionId, run_no: run.runNo, period: run.period, policy_id: run.policyId },
    ...{ duration_ms: run.durationMs, learning_ms: run.learningMs },
    ...{ started_at: run.startedAt, ended_at: run.completedAt },
  }));
  const json = JSON.stringify(rows);
  await client.query(RUNS, [json]);
  await client.query(SESSIONS, [json]);
  await client.query(ENTRIES, [JSON.stringify(entries), timeZone]);
  await client.query(TOTALS, [JSON.stringify(totals)]);
}
