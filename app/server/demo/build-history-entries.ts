/**
 * The ledger's entries of a whole history at once, by the same rules that post one completion: minutes are the growth
 * of the whole minutes of a person, course and year; points stop at their yearly cap. Pure. A test holds the result
 * against what `completeRun` writes.
 */
import type { CreditRule } from '~/credits/credit-policy';
import { requirementsFor, verifiedMs, type WatchingRule } from '~/lessons/watching-policy';
import type { PlannedCompletion } from './plan-history';

export interface HistoryRun extends PlannedCompletion {
  runId: string;
  sessionId: string;
  lessonVersionId: string;
  title: string;
  jobField: string;
  courseId: string;
  courseTitle: string;
  rule: WatchingRule;
  /** "own.v1" */
  watchingPolicy: string;
  ledgerYear: number;
}

export interface YearRules {
  rule: CreditRule;
  /** "credit-2026.v1" */
  label: string;
}

/** A row of `ledger_entry` without what was true of the person, by column. */
export interface EntryRow {
  person_id: string;
  kind: 'time' | 'points';
  unit: 'minute' | 'point';
  amount: number;
  source_key: string;
  reason: string;
  occurred_at: Date;
  ledger_year: number;
  policy_version: string;
  evidence: object;
  subject_id: string;
  subject_title: string;
  group_id: string;
  group_title: string;
  job_field: string;
  started_at: Date;
}

export interface TotalRow {
  person_id: string;
  group_id: string;
  ledger_year: number;
  verified_ms: number;
  posted_minutes: number;
}

const wholeMinutes = (ms: number) => Math.floor(ms / 60_000);

const evidenceOf = (run: HistoryRun) => ({
  lessonVersionId: run.lessonVersionId,
  lessonVersion: 1,
  durationMs: run.durationMs,
  seenMs: [[0, run.durationMs]],
  coveredMs: run.durationMs,
  learningMs: run.learningMs,
  required: { ...requirementsFor(run.rule, run.durationMs, false) },
  sessionIds: [run.sessionId],
  quizAttemptId: null,
  anomalies: 0,
  lateMs: 0,
  late: false,
  runNo: run.runNo,
});

/** `runs` of each person oldest first. `rulesOf` gives a year's rules. */
export function buildHistoryEntries(
  runs: HistoryRun[],
  rulesOf: (year: number) => YearRules,
): { entries: EntryRow[]; totals: TotalRow[] } {
  const totals = new Map<string, TotalRow>();
  const points = new Map<string, number>();
  const entries = runs.flatMap((run) => {
    const { personId, courseId, lessonId, runNo, ledgerYear } = run;
    const { rule, label } = rulesOf(ledgerYear);
    const key = `${personId} ${courseId} ${ledgerYear}`;
    const fresh = {
      person_id: personId,
      group_id: courseId,
      ledger_year: ledgerYear,
      verified_ms: 0,
      posted_minutes: 0,
    };
    const total = totals.get(key) ?? fresh;
    const verified = verifiedMs(run.rule, run.durationMs, {
      coveredMs: run.durationMs,
      learningMs: run.learningMs,
    });
    const afterMs = total.verified_ms + verified;
    const sum = {
      ...{ beforeMs: total.verified_ms, afterMs },
      ...{ beforeMinutes: total.posted_minutes, afterMinutes: wholeMinutes(afterMs) },
    };
    totals.set(key, { ...fresh, verified_ms: afterMs, posted_minutes: sum.afterMinutes });
    const common = {
      person_id: personId,
      occurred_at: run.completedAt,
      ledger_year: ledgerYear,
      policy_version: `${run.watchingPolicy}+${label}`,
      evidence: { ...evidenceOf(run), verifiedMs: verified, sum },
      ...{ subject_id: lessonId, subject_title: run.title, group_id: courseId, group_title: run.courseTitle },
      ...{ job_field: run.jobField, started_at: run.startedAt },
    };
    const time: EntryRow = {
      ...common,
      ...{ kind: 'time', unit: 'minute', amount: sum.afterMinutes - sum.beforeMinutes, reason: '강의 이수' },
      source_key: `completion:${personId}:${lessonId}:${runNo}`,
    };
    const { on, points: each, yearlyCap } = rule.pointsRules.lessonCompleted;
    const before = points.get(`${personId} ${ledgerYear}`) ?? 0;
    const granted = on ? Math.max(0, Math.min(each, (yearlyCap ?? Infinity) - before)) : 0;
    if (granted === 0) return [time];
    points.set(`${personId} ${ledgerYear}`, before + granted);
    const point: EntryRow = {
      ...common,
      ...{ kind: 'points', unit: 'point', amount: granted, reason: '강의 이수 가점' },
      source_key: `points:lesson-completed:${personId}:${lessonId}:${runNo}`,
    };
    return [time, point];
  });
  return { entries, totals: [...totals.values()] };
}
