/**
 * A year and more of the demo's past: pilot lessons, who completed them, with the minutes and points that the rules give,
 * and who stopped on the way. One transaction: all of it or nothing.
 */
import { randomUUID } from 'node:crypto';
import { ensureCreditPolicy } from '~/credits/ensure-credit-policy.server';
import { watchingRule } from '~/lessons/watching-policy';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { yearIn } from '~/platform/zone';
import { periodOf, type Recurrence } from '~/progress/period';
import { buildHistoryEntries, type YearRules } from './build-history-entries';
import { findDemoState } from './demo-state.server';
import { planHistory, type HistoryPerson, type PlannedCompletion } from './plan-history';
import { planViewers } from './plan-viewers';
import { writeHistory } from './write-history.server';
import { writeViewers } from './write-viewers.server';
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
  SELECT c.id, c.title, c.recurrence, p.id AS "policyId", p.preset || '.v' || p.version AS "watchingPolicy", p.rule
    FROM course c
    JOIN LATERAL (SELECT * FROM watching_policy WHERE course_id = c.id OR course_id IS NULL
                   ORDER BY course_id NULLS LAST, version DESC LIMIT 1) p ON true
   WHERE c.demo`;

interface Course {
  id: string;
  title: string;
  recurrence: Recurrence;
  policyId: string;
  watchingPolicy: string;
  rule: unknown;
}

/** The plan with everything that runs and entries say of lesson, course and policy. */
function describeRuns(
  plan: PlannedCompletion[],
  lessons: WrittenPilotLesson[],
  courses: Map<string, Course>,
  timeZone: string,
) {
  const lessonOf = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  return plan.map((planned) => {
    const { versionId, title, jobField, courseId } = lessonOf.get(planned.lessonId)!;
    const course = courses.get(courseId)!;
    return {
      ...planned,
      ...{
        runId: randomUUID(),
        sessionId: randomUUID(),
        lessonVersionId: versionId,
        title,
        jobField,
        courseId,
      },
      ...{ courseTitle: course.title, policyId: course.policyId, watchingPolicy: course.watchingPolicy },
      rule: watchingRule.parse(course.rule),
      ledgerYear: yearIn(planned.completedAt, timeZone),
    };
  });
}

async function write(client: Sql, now: Date, timeZone: string): Promise<number> {
  const year = yearIn(now, timeZone);
  const openedAt = new Date(Date.UTC(year - 1, 0, 4));
  const closedAt = new Date(now.getTime() - DAY_MS / 2);
  const lessons = await writePilotLessons(client, { openedAt, closedAt });
  const people = (await client.query<HistoryPerson>(CHOOSE_PEOPLE, [PEOPLE])).rows;
  const courses = new Map((await client.query<Course>(COURSES)).rows.map((course) => [course.id, course]));
  const withRecurrence = lessons.map((lesson) => ({
    ...lesson,
    recurrence: courses.get(lesson.courseId)!.recurrence,
  }));
  const plan = planHistory({ people, lessons: withRecurrence, now, timeZone });
  const runs = describeRuns(plan, lessons, courses, timeZone);
  const rules = new Map<number, YearRules>();
  for (const each of [year - 1, year]) rules.set(each, await ensureCreditPolicy(client, { year: each, now }));
  await writeHistory(client, { runs, timeZone, ...buildHistoryEntries(runs, (each) => rules.get(each)!) });
  for (const lesson of withRecurrence) {
    const { id, versionId, courseId, durationMs, recurrence } = lesson;
    const stopped = planViewers({ people, lesson: lesson.title, durationMs, from: openedAt, to: closedAt });
    const version = {
      ...{ lessonId: id, lessonVersionId: versionId, policyId: courses.get(courseId)!.policyId, durationMs },
      periodOf: (at: Date) => periodOf(at, recurrence, timeZone),
    };
    await writeViewers(
      client,
      version,
      stopped.filter(({ whole }) => !whole),
    );
  }
  return plan.length;
}

/** Returns the completions written; 0 when the past was written before. */
export async function seedHistory({
  db,
  now,
  timeZone,
}: Pick<Context, 'db' | 'now' | 'timeZone'>): Promise<number> {
  if (await findDemoState({ db, key: 'demo-history' })) return 0;
  return inTransaction(db.sql, async (client) => {
    const completions = await write(client, now, timeZone);
    const note = JSON.stringify({ writtenAt: now, completions });
    await client.query(`INSERT INTO setting (key, value, updated_at) VALUES ('demo-history', $1, $2)`, [
      note,
      now,
    ]);
    return completions;
  });
}
