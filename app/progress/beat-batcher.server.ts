/**
 * Groups beats that arrive together: while two transactions run, the next batch gathers, so the load itself decides
 * the size and a lone beat never waits. At most one beat a person is under way, and a batch is sorted by person.
 */
import type { Pool } from 'pg';
import type { Clock } from '~/platform/clock';
import { isDatabaseAway } from '~/platform/database-away';
import { AppError, RETRY_SECONDS } from '~/platform/errors';
import type { Log } from '~/platform/log.server';
import type { Beat } from './beat-schema';
import { recordBeats, type BeatAnswer, type PersonalBeat, type RuleCache } from './record-beats.server';

export type { BeatAnswer };

export interface BeatBatcher {
  /** Answers after the commit. Throws the errors of `applyBeat`, 404 for a session not one's own, 503 `unavailable`. */
  submit(personId: string, beat: Beat): Promise<BeatAnswer>;
  /** Takes no more beats and waits until those taken are answered. */
  stop(): Promise<void>;
}

interface Waiting extends PersonalBeat {
  resolve(answer: BeatAnswer): void;
  reject(error: Error): void;
}

const LARGEST_BATCH = 100;
/** One batch is judged and answered here while PostgreSQL works on the other. */
const MOST_UNDER_WAY = 2;
/** More than this waiting is answered with 503 at once: the player keeps its queue and comes again. */
const LONGEST_QUEUE = 20_000;

export function createBeatBatcher(options: {
  /** The pool `pipeline`. */
  sql: Pool;
  clock: Clock;
  timeZone: string;
  log: Log;
}): BeatBatcher {
  const { sql, clock, timeZone, log } = options;
  const rules: RuleCache = new Map();
  const underWay = new Set<string>();
  let waiting: Waiting[] = [];
  let draining = 0;
  let stopped = false;
  let onIdle: (() => void) | undefined;

  const record = (beats: Waiting[]) => recordBeats({ sql, clock, timeZone, rules, beats });

  async function runBatch(batch: Waiting[]): Promise<void> {
    try {
      settle(batch, await record(batch));
    } catch (error) {
      // A database that is away hits all alike; anything else may be one beat's fault.
      if (batch.length > 1 && !isDatabaseAway(error)) {
        log.warn({ err: error, size: batch.length }, 'a batch of beats failed; each is tried alone');
        for (const one of batch) await runBatch([one]);
        return;
      }
      log.error({ err: error, size: batch.length }, 'beats were not recorded');
      const answer = unavailable();
      for (const one of batch) one.reject(answer);
    }
  }

  /** Works until nothing is left that another drain does not hold back. */
  async function drain(): Promise<void> {
    // One turn of the event loop lets requests that were read together join.
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      const { batch, rest } = takeBatch(waiting, underWay);
      waiting = rest;
      if (batch.length === 0) break;
      await runBatch(batch);
      for (const { personId } of batch) underWay.delete(personId);
    }
    // In the same turn as the look that found nothing, so that no beat arrives between the two and waits for ever.
    draining -= 1;
    if (draining === 0) onIdle?.();
  }

  return {
    submit(personId, beat) {
      if (stopped || waiting.length >= LONGEST_QUEUE) return Promise.reject(unavailable());
      return new Promise<BeatAnswer>((resolve, reject) => {
        waiting.push({ personId, beat, resolve, reject });
        if (draining >= MOST_UNDER_WAY) return;
        draining += 1;
        void drain();
      });
    },
    async stop() {
      stopped = true;
      if (draining > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    },
  };
}

/** The oldest beats, one a person, who then counts as under way; further ones keep their order for later batches. */
function takeBatch(waiting: Waiting[], underWay: Set<string>): { batch: Waiting[]; rest: Waiting[] } {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  for (const item of waiting) {
    if (batch.length >= LARGEST_BATCH || underWay.has(item.personId)) rest.push(item);
    else {
      underWay.add(item.personId);
      batch.push(item);
    }
  }
  batch.sort((a, b) => (a.personId < b.personId ? -1 : 1));
  return { batch, rest };
}

function settle(batch: Waiting[], answers: (BeatAnswer | Error)[]) {
  batch.forEach((one, index) => {
    const answer = answers[index]!;
    if (answer instanceof Error) one.reject(answer);
    else one.resolve(answer);
  });
}

const unavailable = () =>
  new AppError(
    'unavailable',
    'unavailable',
    '지금은 기록할 수 없습니다. 본 구간은 기기에 남아 있으니 잠시 뒤 다시 보냅니다.',
    { retryAfterSeconds: RETRY_SECONDS },
  );
