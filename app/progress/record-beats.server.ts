/**
 * One transaction over the beats of different people: lock their clocks, read, apply the rules, write everything with
 * one statement, complete what is complete. Answers are given only after the commit.
 */
import type { Pool } from 'pg';
import { completionTest, requirementsFor, watchingRule, type WatchingRule } from '~/lessons/watching-policy';
import { inTransaction, type Sql } from '~/platform/db.server';
import { notFound } from '~/platform/errors';
import { applyBeat, type Credited } from './beat-rules';
import type { Beat } from './beat-schema';
import {
  lockClocks,
  readStates,
  writeBeats,
  writeCredited,
  type FoundState,
  type ToWrite,
} from './beat-rows.server';
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
  sql: Pool;
  /** Asked once, after the locks: arrival is when the beat may be counted. */
  clock: { now(): Date };
  timeZone: string;
  rules: RuleCache;
  beats: readonly PersonalBeat[];
}): Promise<(BeatAnswer | Error)[]> {
  const { sql, timeZone, rules, beats } = options;
  return inTransaction(sql, async (client) => {
    const clocks = await lockClocks(
      client,
      beats.map(({ personId }) => personId),
    );
    const asked = beats.map(({ personId, beat }) => ({
      personId,
      sessionKey: beat.sessionKey,
      seq: beat.seq,
    }));
    const found = await readStates(client, clocks, asked);
    await readRules(client, rules, found.values());
    const now = options.clock.now();
    const judged = beats.map((given) => judge(given, found.get(given.personId), rules, now));
    const toWrite = judged.flatMap((item) => (item instanceof Error || item.answer.repeated ? [] : [item]));
    if (toWrite.length > 0) await writeBeats(client, toWrite, now);

    const answers: (BeatAnswer | Error)[] = [];
    for (const item of judged) {
      if (item instanceof Error) {
        answers.push(item);
        continue;
      }
      const rule = rules.get(item.policyId)!;
      let { credited } = item.answer;
      let { completed } = item;
      if (!completed && mayComplete(rule, item)) {
        const occurredAt = new Date(item.answer.datedAt);
        const earned = await completeRun(client, { runId: item.runId, occurredAt, now, timeZone });
        if (earned) {
          completed = true;
          credited = earned;
          await writeCredited(client, item.state.session.id, item.seq, earned);
        }
      }
      answers.push({
        acceptedSeconds: item.answer.acceptedMs / 1000,
        clippedSeconds: item.answer.clippedMs / 1000,
        ...runAnswer(item.state.run, rule, completed),
        credited,
      });
    }
    return answers;
  });
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
function mayComplete(rule: WatchingRule, { state, answer }: Judged): boolean {
  if (answer.repeated) return false;
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
