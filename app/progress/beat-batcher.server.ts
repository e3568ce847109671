/** Groups beats that arrive together, one a person, into transactions; a beat is answered after its commit. */
import type { Pool } from 'pg';
import type { Clock } from '~/platform/clock';
import { AppError, RETRY_SECONDS } from '~/platform/errors';
import { createGroupCommit } from '~/platform/group-commit';
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

export function createBeatBatcher(options: {
  /** The pool `pipeline`. */
  sql: Pool;
  clock: Clock;
  timeZone: string;
  log: Log;
}): BeatBatcher {
  const { sql, clock, timeZone, log } = options;
  const rules: RuleCache = new Map();
  const group = createGroupCommit<PersonalBeat, BeatAnswer>({
    write: (beats) => recordBeats({ sql, clock, timeZone, rules, beats }),
    keyOf: ({ personId }) => personId,
    largest: 100,
    // One group is judged and answered here while PostgreSQL works on the other.
    mostUnderWay: 2,
    // The player keeps its queue and comes again.
    longestQueue: 20_000,
    unavailable,
    name: 'beats',
    log,
  });
  return { submit: (personId, beat) => group.submit({ personId, beat }), stop: () => group.stop() };
}

const unavailable = () =>
  new AppError(
    'unavailable',
    'unavailable',
    '지금은 기록할 수 없습니다. 본 구간은 기기에 남아 있으니 잠시 뒤 다시 보냅니다.',
    { retryAfterSeconds: RETRY_SECONDS },
  );
