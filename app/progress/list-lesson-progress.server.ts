import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { needsNewRun, type Recurrence } from './period';

export interface LessonProgressSummary {
  /** Whole seconds. */
  coveredSeconds: number;
  completed: boolean;
  completedAt: Date | null;
}

const LATEST = `
  SELECT DISTINCT ON (r.lesson_id) r.lesson_id AS "lessonId", r.covered_ms AS "coveredMs", r.completed_at AS "completedAt",
         COALESCE(c.recurrence, 'once') AS recurrence
    FROM watch_run r
    JOIN lesson l ON l.id = r.lesson_id
    LEFT JOIN course c ON c.id = l.course_id
   WHERE r.person_id = $1 AND r.lesson_id = ANY($2::uuid[])
   ORDER BY r.lesson_id, r.run_no DESC`;

/** By lesson id; lessons that the person has not begun in this period are absent. */
export async function listLessonProgress({
  db,
  now,
  timeZone,
  person,
  lessonIds,
}: Context & { person: Pick<Person, 'id'>; lessonIds: readonly string[] }): Promise<
  Map<string, LessonProgressSummary>
> {
  if (lessonIds.length === 0) return new Map();
  const { rows } = await db.sql.query<{
    lessonId: string;
    coveredMs: number;
    completedAt: Date | null;
    recurrence: Recurrence;
  }>({ name: 'list-lesson-progress', text: LATEST, values: [person.id, lessonIds] });
  return new Map(
    rows
      .filter((row) => !needsNewRun(row, row.recurrence, now, timeZone))
      .map(({ lessonId, coveredMs, completedAt }) => [
        lessonId,
        { coveredSeconds: Math.floor(coveredMs / 1000), completed: completedAt !== null, completedAt },
      ]),
  );
}
