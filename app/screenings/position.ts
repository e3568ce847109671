/** Where a screening stands at a moment of the server's time. Pure: state and time in, the same place for everybody out. */
import type { ScreeningState } from './screening';

export type Phase = 'waiting' | 'playing' | 'paused' | 'ended' | 'cancelled';

export interface Place {
  phase: Phase;
  /** Milliseconds of the lesson that have been shown. */
  positionMs: number;
  /** Until it begins; 0 afterwards. */
  untilStartMs: number;
  /** Epoch ms at which it is over if nothing more is done. */
  endsAtMs: number;
}

/** A pause that nobody ends is the end. */
export const LONGEST_PAUSE_MS = 30 * 60_000;

export type Course = Pick<
  ScreeningState,
  'startsAt' | 'durationMs' | 'pausedMs' | 'pausedAt' | 'endedAt' | 'cancelledAt'
>;

const instant = (text: string | null) => (text === null ? null : Date.parse(text));

export function placeAt(course: Course, nowMs: number): Place {
  const startsAt = Date.parse(course.startsAt);
  const [pausedAt, endedAt] = [instant(course.pausedAt), instant(course.endedAt)];
  const endsAtMs =
    endedAt ??
    (pausedAt === null ? startsAt + course.durationMs + course.pausedMs : pausedAt + LONGEST_PAUSE_MS);
  const at = (phase: Phase, positionMs: number): Place => ({
    ...{ phase, positionMs, untilStartMs: Math.max(0, startsAt - nowMs), endsAtMs },
  });
  if (course.cancelledAt !== null) return at('cancelled', 0);
  const until = Math.min(nowMs, pausedAt ?? Infinity, endedAt ?? Infinity);
  const shown = Math.max(0, Math.min(until - startsAt - course.pausedMs, course.durationMs));
  if (nowMs >= endsAtMs) return at('ended', shown);
  if (nowMs < startsAt) return at('waiting', 0);
  return at(pausedAt === null ? 'playing' : 'paused', shown);
}

/** An older state never replaces a newer one, however they arrive. */
export const newerOf = (before: ScreeningState | null, arrived: ScreeningState): ScreeningState =>
  before && before.screeningId === arrived.screeningId && before.revision > arrived.revision
    ? before
    : arrived;
