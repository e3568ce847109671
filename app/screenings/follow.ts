/**
 * What a picture does next to stand where everybody's stands: nothing, a nudge of its speed, or a jump. Pure: it is asked
 * four times a second with what the picture does and what it remembers.
 */
import type { Phase } from './position';

export interface Picture {
  seconds: number;
  durationSeconds: number;
  rate: number;
  paused: boolean;
  ended: boolean;
  seeking: boolean;
  /** Wants to play and has nothing to show. */
  buffering: boolean;
}

export interface Goal {
  phase: Phase;
  seconds: number;
  /** The speed that the lesson's rule allows. */
  maxRate: number;
}

/** From one look to the next. */
export interface Following {
  /** Slower, as it is, faster. */
  nudge: -1 | 0 | 1;
  /** When it last jumped, by the clock that is passed in. */
  jumpedAtMs: number | null;
  /** How long to stay after a jump; grows where one jump follows the other, as on a network that is too slow. */
  restMs: number;
  /** Jumps so far ahead, because a jump takes time itself. */
  leadSeconds: number;
}

export interface Steps {
  play?: true;
  pause?: true;
  seekTo?: number;
  rate?: number;
}

/** Differences in seconds: nobody notices; is brought in by speed; needs a jump. */
const NEAR = 0.08;
const APART = 0.25;
const FAR = 0.8;
/** Of the speed; nobody hears it. */
const NUDGE = 0.05;
const [SHORT_REST_MS, LONG_REST_MS] = [2_500, 20_000];
/** A jump this soon after another means that the other did not reach. */
const SOON_MS = 10_000;
const MOST_LEAD = 2;
/** The end of a lesson is seen to its end. */
const LAST = 1.5;

export const FOLLOWING: Following = {
  nudge: 0,
  jumpedAtMs: null,
  restMs: SHORT_REST_MS,
  leadSeconds: 0,
};

export function follow(
  picture: Picture,
  goal: Goal,
  before: Following,
  nowMs: number,
): { steps: Steps; after: Following } {
  const still = { ...before, nudge: 0 as const };
  const normal = picture.rate === 1 ? {} : { rate: 1 };
  const drift = picture.seconds - goal.seconds;
  if (goal.phase !== 'playing') {
    const runsOut = goal.phase === 'ended' && picture.durationSeconds - picture.seconds < LAST;
    if (!picture.paused) return { steps: runsOut ? normal : { ...normal, pause: true }, after: still };
    // Everybody looks at the same frame while the host speaks.
    const elsewhere = goal.phase === 'paused' && !picture.seeking && Math.abs(drift) > APART;
    return { steps: { ...normal, ...(elsewhere ? { seekTo: goal.seconds } : {}) }, after: still };
  }
  // Playing what has ended would begin it again.
  if (picture.ended && goal.seconds > picture.durationSeconds - LAST) return { steps: normal, after: still };
  // It is on its way, or waits for the network: another order would only make it begin again.
  if (picture.seeking) return { steps: {}, after: before };
  if (picture.paused) {
    const jump = Math.abs(drift) > APART;
    return {
      steps: { ...normal, play: true, ...(jump ? { seekTo: goal.seconds + before.leadSeconds } : {}) },
      after: jump ? { ...still, jumpedAtMs: nowMs } : still,
    };
  }
  if (picture.buffering) return { steps: {}, after: before };
  if (Math.abs(drift) > FAR) return jumpTo(picture, goal, drift, before, nowMs);
  return nudged(picture, goal, drift, before);
}

function jumpTo(picture: Picture, goal: Goal, drift: number, before: Following, nowMs: number) {
  const since = before.jumpedAtMs === null ? Infinity : nowMs - before.jumpedAtMs;
  if (since < before.restMs) return nudged(picture, goal, drift, before);
  const soon = since < SOON_MS + before.restMs;
  const restMs = soon ? Math.min(LONG_REST_MS, before.restMs * 2) : SHORT_REST_MS;
  // What was missing after the last jump is what a jump costs here.
  const leadSeconds = soon
    ? Math.max(0, Math.min(MOST_LEAD, before.leadSeconds - drift))
    : before.leadSeconds;
  return {
    steps: { seekTo: goal.seconds + leadSeconds, ...(picture.rate === 1 ? {} : { rate: 1 }) },
    after: { nudge: 0 as const, jumpedAtMs: nowMs, restMs, leadSeconds },
  };
}

/** Begins at APART and goes on until NEAR, so that the speed does not change back and forth. */
function nudged(picture: Picture, goal: Goal, drift: number, before: Following) {
  const way = drift > 0 ? -1 : 1;
  const goesOn = before.nudge === way && Math.abs(drift) > NEAR;
  const wanted = goesOn || Math.abs(drift) > APART ? way : 0;
  const nudge: Following['nudge'] = wanted === 1 && goal.maxRate < 1 + NUDGE ? 0 : wanted;
  const rate = 1 + nudge * NUDGE;
  return { steps: picture.rate === rate ? {} : { rate }, after: { ...before, nudge } };
}
