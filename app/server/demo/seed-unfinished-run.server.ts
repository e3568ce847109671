/** What 1001 and 1002 left half seen on the demo's lessons, so that "계속 보기" has something to go on with. */
import { findWatchableLesson } from '~/lessons/find-watchable-lesson.server';
import type { Context } from '~/platform/context';
import { periodOf } from '~/progress/period';
import { findDemoPerson } from './find-demo-person.server';

/** Parts of a lesson that were seen, as shares of its length, by employee number and slug. */
const LEFT: Record<string, Record<string, [number, number][]>> = {
  '1001': {
    'pool-residual-chlorine': [
      [0, 0.34],
      [0.42, 0.81],
    ],
    'aed-within-three-minutes': [[0, 0.28]],
    'venue-refund-by-day': [[0, 0.63]],
  },
  '1002': { 'pool-residual-chlorine': [[0, 0.5]], 'resident-parking-report': [[0, 0.17]] },
};

const BEGIN = `
  INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms, seen,
    covered_ms, learning_ms, position_ms, started_at, last_beat_at)
  VALUES (gen_random_uuid(), $1, $2, $3, 1, $4, $5, $6, $7::int4multirange, $8, $8, $9, $10, $10)
  ON CONFLICT (person_id, lesson_id, run_no) DO NOTHING`;

/** Begins runs on a lesson just published; nothing where the person has begun already. */
export async function seedUnfinishedRun({
  db,
  now,
  timeZone,
  lessonId,
  slug,
}: Pick<Context, 'db' | 'now' | 'timeZone'> & { lessonId: string; slug: string }): Promise<void> {
  for (const [employeeNo, lessons] of Object.entries(LEFT)) {
    const shares = lessons[slug];
    const person = shares && (await findDemoPerson({ db, who: { employeeNo } }));
    if (!person) continue;
    const lesson = await findWatchableLesson({ db, lessonId });
    if (!lesson) return;
    const ranges = shares.map(([from, to]) =>
      [from, to].map((share) => Math.round(share * lesson.durationMs)),
    );
    const coveredMs = ranges.reduce((sum, [from, to]) => sum + to! - from!, 0);
    const seen = `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
    const period = periodOf(now, lesson.recurrence, timeZone);
    await db.sql.query(BEGIN, [
      ...[person.id, lesson.lessonId, lesson.lessonVersionId, period, lesson.policyId, lesson.durationMs],
      ...[seen, coveredMs, ranges.at(-1)![1], now],
    ]);
  }
}
