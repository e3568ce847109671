/**
 * A year and more of the demo's past: pilot lessons and who completed them. Runs and sessions are written as they would
 * stand after the last beat; then each is completed by the use case that completes everybody's, so that minutes,
 * points, evidence and running totals are what the rules give. One transaction: all of it or nothing.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { completeRun } from '~/progress/complete-run.server';
import type { Recurrence } from '~/progress/period';
import { findDemoState } from './demo-state.server';
import { planHistory, type HistoryPerson, type PlannedCompletion } from './plan-history';
import { writePilotLessons, type WrittenPilotLesson } from './write-pilot-lessons.server';

const DAY_MS = 86_400_000;
const PEOPLE = 32;

/** The contract's people first, then across the departments: every list of a department shows somebody. */
const CHOOSE_PEOPLE = `
  SELECT id, "employeeNo", "jobField", "hiredOn" FROM (
    SELECT e.id, e.employee_no AS "employeeNo", e.job_field AS "jobField", e.hired_on AS "hiredOn", d.sort_order,
           e.employee_no IN ('1001', '1002', '2001', '4001') AS named,
           row_number() OVER (PARTITION BY d.id ORDER BY e.employee_no NOT IN ('1001', '1002', '2001', '4001'),
                                                         md5(e.employee_no)) AS place
      FROM employee e JOIN department d ON d.id = e.department_id
     WHERE e.demo AND e.left_on IS NULL AND NOT 'admin' = ANY(e.roles)) AS ranked
   ORDER BY named DESC, place, sort_order LIMIT $1`;
const COURSES = `
  SELECT c.id, c.recurrence, (SELECT id FROM watching_policy p WHERE p.course_id = c.id OR p.course_id IS NULL
                               ORDER BY p.course_id NULLS LAST, p.version DESC LIMIT 1) AS "policyId"
    FROM course c WHERE c.demo`;
const RUNS = `
  INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms, seen,
    covered_ms, learning_ms, position_ms, started_at, last_beat_at)
  SELECT id, person_id, lesson_id, version_id, run_no, period, policy_id, duration_ms,
         int4multirange(int4range(0, duration_ms)), duration_ms, learning_ms, duration_ms, started_at, ended_at
    FROM json_to_recordset($1) AS r(id uuid, person_id uuid, lesson_id uuid, version_id uuid, run_no int, period text,
         policy_id uuid, duration_ms int, learning_ms int, started_at timestamptz, ended_at timestamptz)`;
const SESSIONS = `
  INSERT INTO watch_session (id, key, person_id, lesson_id, lesson_version_id, run_id, policy_id, duration_ms, max_rate,
    opened_at, closed_at, last_beat_at, last_dated_at)
  SELECT gen_random_uuid(), key, person_id, lesson_id, version_id, id, policy_id, duration_ms, 2, started_at, ended_at,
         ended_at, ended_at
    FROM json_to_recordset($1) AS r(key text, id uuid, person_id uuid, lesson_id uuid, version_id uuid, policy_id uuid,
         duration_ms int, started_at timestamptz, ended_at timestamptz)`;

type Course = { id: string; recurrence: Recurrence; policyId: string };

async function writeRuns(
  client: Sql,
  plan: PlannedCompletion[],
  lessons: Map<string, WrittenPilotLesson>,
  courses: Map<string, Course>,
): Promise<string[]> {
  const rows = plan.map((planned) => {
    const { versionId, courseId } = lessons.get(planned.lessonId)!;
    const id = randomUUID();
    return {
      ...{ id, key: `demo-${id}`, person_id: planned.personId, lesson_id: planned.lessonId, version_id: versionId },
      ...{ run_no: planned.runNo, period: planned.period, policy_id: courses.get(courseId)!.policyId },
      ...{ duration_ms: planned.durationMs, learning_ms: planned.learningMs },
      ...{ started_at: planned.startedAt, ended_at: planned.completedAt },
    };
  });
  const json = JSON.stringify(rows);
  await client.query(RUNS, [json]);
  await client.query(SESSIONS, [json]);
  return rows.map(({ id }) => id);
}

/** Returns the completions written; 0 when the past was written before. */
export async function seedHistory({ db, now, timeZone }: Pick<Context, 'db' | 'now' | 'timeZone'>): Promise<number> {
  if (await findDemoState({ db, key: 'demo-history' })) return 0;
  return inTransaction(db.sql, async (client) => {
    const openedAt = new Date(Date.UTC(now.getUTCFullYear() - 1, 0, 4));
    const lessons = await writePilotLessons(client, { openedAt, closedAt: new Date(now.getTime() - DAY_MS / 2) });
    const people = (await client.query<HistoryPerson>(CHOOSE_PEOPLE, [PEOPLE])).rows;
    const courses = new Map((await client.query<Course>(COURSES)).rows.map((course) => [course.id, course]));
    const plan = planHistory({
      people,
      lessons: lessons.map((lesson) => ({ ...lesson, recurrence: courses.get(lesson.courseId)!.recurrence })),
      now,
      timeZone,
    });
    const runIds = await writeRuns(client, plan, new Map(lessons.map((lesson) => [lesson.id, lesson])), courses);
    // Oldest first for each person: minutes are the growth of a running total.
    for (const [index, { completedAt }] of plan.entries()) {
      await completeRun(client, { runId: runIds[index]!, occurredAt: completedAt, now: completedAt, timeZone });
    }
    const note = JSON.stringify({ writtenAt: now, completions: plan.length });
    await client.query(`INSERT INTO setting (key, value, updated_at) VALUES ('demo-history', $1, $2)`, [note, now]);
    return plan.length;
  });
}
