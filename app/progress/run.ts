/** A run as rows of `watch_run` show it, with the policy that judges it and the lesson version it stands on. */
import { watchingRule, type WatchingRule } from '~/lessons/watching-policy';
import { parseMultirange, type Ranges } from './ranges';

export interface Run {
  id: string;
  runNo: number;
  lessonVersionId: string;
  versionNumber: number;
  policyId: string;
  rule: WatchingRule;
  durationMs: number;
  seen: Ranges;
  coveredMs: number;
  learningMs: number;
  positionMs: number;
  quizPassedAt: Date | null;
  startedAt: Date;
  completedAt: Date | null;
}

export const runColumns = `
  r.id, r.run_no AS "runNo", r.lesson_version_id AS "lessonVersionId", v.number AS "versionNumber",
  r.policy_id AS "policyId", p.rule, r.duration_ms AS "durationMs", r.seen::text AS seen, r.covered_ms AS "coveredMs",
  r.learning_ms AS "learningMs", r.position_ms AS "positionMs", r.quiz_passed_at AS "quizPassedAt",
  r.started_at AS "startedAt", r.completed_at AS "completedAt"`;
/** The latest run of person `$1` on lesson `$2`. */
export const latestRun = `
  SELECT ${runColumns}
    FROM watch_run r
    JOIN lesson_version v ON v.id = r.lesson_version_id
    JOIN watching_policy p ON p.id = r.policy_id
   WHERE r.person_id = $1 AND r.lesson_id = $2
   ORDER BY r.run_no DESC LIMIT 1`;

export type RunRow = Omit<Run, 'rule' | 'seen'> & { rule: unknown; seen: string };

export const toRun = (row: RunRow): Run => ({
  ...row,
  rule: watchingRule.parse(row.rule),
  seen: parseMultirange(row.seen),
});
