/**
 * One transaction over the beats of different people: lock their clocks, read, apply the rules, write everything with
 * one statement, complete what is complete. Answers are given only after the commit. Two trips to the database, save
 * where something is completed.
 */
import type { Pool } from 'pg';
import { completionTest, requirementsFor, watchingRule, type WatchingRule } from '~/lessons/watching-policy';
import { inPipeline, type Sql } from '~/platform/db.server';
import { notFound } from '~/platform/errors';
import { applyBeat, type Credited } from './beat-rules';
import type { Beat } from './beat-schema';
import { lockStates, writeBeats, writeCredited, type FoundState, type ToWrite } from './beat-rows.server';
import { completeRun } from './complete-run.server';
import { runAnswer, type RunAnswer } from './session-answer';

export interface BeatAnswer extends RunAnswer {
  acceptedSeconds: number;
  clippedSeconds: number;
  /** What the completion by this very beat credited; a retry answers the same. */
  credited: Credited | null;
}

export interface PersonalBeat {
  personId: string;
  beat: Beat;
}

/** A policy version never changes, so its parsed rule is kept for good. */
export type RuleCache = Map<string, WatchingRule>;

/** At most one beat a person. The answer at each place is the beat's, or the error that refuses it. */
export async function recordBeats(options: {
  /** The pool `pipeline`. */
  sql: Pool;
  /** Asked once, after the locks: arrival is when the beat may be counted. */
  clock: { now(): Date };
  timeZone: string;
  rules: RuleCache;
  beats: readonly PersonalBeat[];
}): Promise<(BeatAnswer | Error)[]> {
  const { sql, timeZone, rules, beats } = options;
  return inPipeline(sql, async (client, commit) => {
    const asked = beats.map(({ personId, beat }) => ({
      personId,
      sessionKey: beat.sessionKey,
      seq: beat.seq,
    }));
    const found = await lockStates(client, asked);
    await readRules(client, rules, found.values());
    const now = options.clock.now();
    const judged = beats.map((given) => judge(given, found.get(given.personId), rules, now));
    const toWrite = judged.flatMap((item) => (item instanceof Error || item.answer.repeated ? [] : [item]));
    const toComplete = toWrite.filter(
      (item) => !item.completed && mayComplete(rules.get(item.policyId)!, item),
    );
    const writing = toWrite.length > 0 ? writeBeats(client, toWrite, now) : undefined;
    if (toComplete.length === 0) await Promise.all([writing, commit()]);
    else await writing;

    const earned = new Map<Judged, Credited>();
    for (const item of toComplete) {
      const occurredAt = new Date(item.answer.datedAt);
      const credited = await completeRun(client, { runId: item.runId, occurredAt, now, timeZone });
      if (!credited) continue;
      earned.set(item, credited);
      await writeCredited(client, item.state.session.id, item.seq, credited);
    }
    return judged.map((item) => (item instanceof Error ? item : answerOf(item, earned.get(item), rules)));
  });
}

function answerOf(item: Judged, earned: Credited | undefined, rules: RuleCache): BeatAnswer {
  return {
    acceptedSeconds: item.answer.acceptedMs / 1000,
    clippedSeconds: item.answer.clippedMs / 1000,
    ...runAnswer(item.state.run, rules.get(item.policyId)!, item.completed || Boolean(earned)),
    credited: earned ?? item.answer.credited,
  };
}

interface Judged extends ToWrite {
  policyId: string;
  completed: boolean;
}

function judge(
  { personId, beat }: PersonalBeat,
  found: FoundState | undefined,
  rules: RuleCache,
  now: Date,
): Judged | Error {
  if (!found) return notFound('시청 세션을 찾을 수 없습니다. 강의를 다시 열어 재생해 주세요.');
  try {
    const { state, answer } = applyBeat(found.state, beat, now.getTime(), rules.get(found.policyId)!);
    const { runId, policyId, completed } = found;
    return { personId, runId, policyId, completed, seq: beat.seq, state, answer };
  } catch (error) {
    return error as Error;
  }
}

/** Everything but the check questions, which are looked at only by the few that come this far. */
function mayComplete(rule: WatchingRule, { state }: Judged): boolean {
  const required = requirementsFor(rule, state.run.durationMs, false);
  return completionTest(required, { ...state.run, quizPassed: true });
}

async function readRules(client: Sql, rules: RuleCache, found: Iterable<FoundState>): Promise<void> {
  const unknown = new Set<string>();
  for (const { policyId } of found) if (!rules.has(policyId)) unknown.add(policyId);
  if (unknown.size === 0) return;
  const { rows } = await client.query<{ id: string; rule: unknown }>(
    `SELECT id, rule FROM watching_policy WHERE id = ANY($1::uuid[])`,
    [[...unknown]],
  );
  for (const row of rows) rules.set(row.id, watchingRule.parse(row.rule));
}
