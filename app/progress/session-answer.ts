/** What the player is told: the contract's answers from a run's state. Pure. */
import { requirementsFor, type WatchingRule } from '~/lessons/watching-policy';
import { missingFor, toSeconds, type Ranges } from './ranges';

export interface Seen {
  durationMs: number;
  seen: Ranges;
  coveredMs: number;
  learningMs: number;
}

export interface RunAnswer {
  /** Media seconds, up to three decimals. */
  seen: [number, number][];
  /** What still has to be watched after the tolerance. */
  missing: [number, number][];
  coveredSeconds: number;
  learningSeconds: number;
  completed: boolean;
}

export function runAnswer(run: Seen, rule: WatchingRule, completed: boolean): RunAnswer {
  const required = requirementsFor(rule, run.durationMs, false);
  return {
    seen: toSeconds(run.seen),
    missing: completed ? [] : toSeconds(missingFor(run.seen, run.durationMs, required.coveredMs)),
    coveredSeconds: run.coveredMs / 1000,
    learningSeconds: run.learningMs / 1000,
    completed,
  };
}

/** Whole seconds; rounded up, so that whoever reaches the figure has met it. */
export function requiredAnswer(rule: WatchingRule, durationMs: number, hasQuiz: boolean) {
  const required = requirementsFor(rule, durationMs, hasQuiz);
  return {
    coveredSeconds: Math.ceil(required.coveredMs / 1000),
    learningSeconds: Math.ceil(required.learningMs / 1000),
    quiz: required.quiz,
  };
}

/** Where to go on: the place of the last play; at the end of it, what is missing first; from the start when all is done. */
export function resumeSeconds(
  run: Seen & { positionMs: number },
  missing: [number, number][],
  completed: boolean,
): number {
  if (completed) return 0;
  if (run.positionMs < run.durationMs - NEAR_END_MS) return run.positionMs / 1000;
  return missing[0]?.[0] ?? 0;
}

const NEAR_END_MS = 3000;
