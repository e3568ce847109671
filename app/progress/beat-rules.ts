/**
 * What one beat earns. Pure: state and beat in, new state and answer out; epoch, wall and media milliseconds. The
 * caller holds the lock of the person's clock and has found the session by its key and person.
 */
import { AppError, conflict } from '~/platform/errors';
import type { Beat } from './beat-schema';
import { accrue, liveAllowance, RESIDUE_MS, spend, type ClockState } from './clock-rules';
import { measure, takeFirst, unite, type Ranges, type Span } from './ranges';
import type { VersionMap } from '~/lessons/version-map';
import { carry } from './version-map';

export interface SessionState {
  id: string;
  /** Length of the session's lesson version. */
  durationMs: number;
  maxRate: number;
  seekAhead: boolean;
  openedAt: number;
  closedAt: number | null;
  residueMs: number;
  lastBeatAt: number | null;
  lastDatedAt: number | null;
  anomalies: number;
}

export interface RunState {
  /** Length of the run's lesson version. */
  durationMs: number;
  seen: Ranges;
  coveredMs: number;
  learningMs: number;
  positionMs: number;
  /** From the session's version to the run's, where the run moved on; null = the same version. */
  carry: VersionMap | null;
}

export interface Credited {
  minutes: number;
  points: number;
}

/** What the first arrival of the same (session, seq) was given. */
export interface KnownBeat {
  acceptedMs: number;
  clippedMs: number;
  credited: Credited | null;
}

export interface WatchState {
  clock: ClockState;
  session: SessionState;
  run: RunState;
  known: KnownBeat | null;
}

export interface BeatOutcome extends KnownBeat {
  /** True for a retry: nothing changed. */
  repeated: boolean;
  /** Wall time spent. */
  takeMs: number;
  /** The part of it that cannot have been played since the previous arrival: evidence, never a refusal. */
  lateMs: number;
  /** Epoch milliseconds that date the seconds; they decide the year and nothing else. */
  datedAt: number;
}

export type Anomaly = 'clipped' | 'past-the-end' | 'ahead-of-frontier';

const SLOWEST_RATE = 0.25;
/** Slips of measuring up to this much are no anomaly. */
const CLIP_GRACE_MS = 1000;
const END_GRACE_MS = 2000;
const FRONTIER_GRACE_MS = 2000;
/** One arrival brings at most this much of fresh time; a longer silence was offline viewing, or a forged map. */
const FRESH_MS = 60_000;

/**
 * `rule` is of the run's policy: what was only heard is clipped where it does not count, which is no anomaly. Throws
 * `invalid` (400), `session-taken-over` (409, with closedAt) and `session-expired` (409); nothing is then stored.
 */
export function applyBeat(
  state: WatchState,
  beat: Beat,
  now: number,
  rule: { listening: boolean },
): { state: WatchState; answer: BeatOutcome; anomaly: Anomaly | null } {
  const { session, known } = state;
  if (known) {
    return { state, answer: { ...known, repeated: true, takeMs: 0, lateMs: 0, datedAt: now }, anomaly: null };
  }
  const played = playedOf(beat);
  refuseClosed(session, played.offline, now);

  const live = session.closedAt === null;
  const clock = live ? accrue(state.clock, session.durationMs, now) : state.clock;
  const rate = Math.min(session.maxRate, Math.max(SLOWEST_RATE, played.rate));
  const { spans, pastEndMs } = cutAtLength(played.intervals, session.durationMs);
  const wantMs = measure(unite(spans));
  const heardOnly = played.mode === 'listening' && !rule.listening;
  const allowed = heardOnly ? [] : session.seekAhead ? spans : cutAtFrontier(spans, state.run.seen);
  const allowedMs = measure(unite(allowed));

  const needMs = Math.ceil(allowedMs / rate);
  const takeMs = Math.min(needMs, live ? liveAllowance(clock) : session.residueMs);
  const accepted = takeFirst(allowed, takeMs === needMs ? allowedMs : Math.floor(takeMs * rate));
  const acceptedMs = measure(accepted);
  const clippedMs = wantMs - acceptedMs;
  const anomaly: Anomaly | null = heardOnly
    ? null
    : pastEndMs > END_GRACE_MS
      ? 'past-the-end'
      : wantMs - allowedMs > CLIP_GRACE_MS
        ? 'ahead-of-frontier'
        : clippedMs > CLIP_GRACE_MS
          ? 'clipped'
          : null;

  const stoppedAt = live ? ((clippedMs === 0 ? spans : accepted).at(-1)?.[1] ?? null) : null;
  const silence = Math.max(0, now - (session.lastBeatAt ?? session.openedAt));
  const datedAt = dateOf(session, now, played.ageSeconds);
  const answer: BeatOutcome = {
    acceptedMs,
    clippedMs,
    credited: null,
    repeated: false,
    takeMs,
    lateMs: Math.max(0, takeMs - Math.min(silence, FRESH_MS)),
    datedAt,
  };
  return {
    state: {
      clock: live ? spend(clock, takeMs) : clock,
      session: {
        ...session,
        residueMs: live ? session.residueMs : session.residueMs - takeMs,
        lastBeatAt: now,
        lastDatedAt: datedAt,
        anomalies: session.anomalies + (anomaly ? 1 : 0),
      },
      run: watched(state.run, accepted, takeMs, stoppedAt),
      known: null,
    },
    answer,
    anomaly,
  };
}

function playedOf(beat: Beat) {
  if (!beat.played) {
    const fields = beat.problem ?? {};
    const [name, sentence] = Object.entries(fields)[0] ?? ['intervals', '본 구간이 올바르지 않습니다.'];
    throw new AppError('invalid', 'invalid', `${name}: ${sentence}`, { fields });
  }
  return beat.played;
}

function refuseClosed(session: SessionState, offline: boolean, now: number) {
  if (session.closedAt === null) return;
  const closedAt = new Date(session.closedAt).toISOString();
  if (!offline) {
    throw conflict(
      'session-taken-over',
      '다른 기기나 창에서 이어서 보고 있어 여기서는 멈췄습니다. 여기서 계속 보려면 다시 재생해 주세요.',
      {
        closedAt,
      },
    );
  }
  if (now - session.closedAt > RESIDUE_MS) {
    throw conflict(
      'session-expired',
      '끝난 지 72시간이 지난 시청의 기록이라 더 받을 수 없습니다. 빠진 구간만 다시 봐 주세요.',
      {
        closedAt,
      },
    );
  }
}

function cutAtLength(intervals: readonly Span[], durationMs: number): { spans: Span[]; pastEndMs: number } {
  let pastEndMs = 0;
  const spans: Span[] = [];
  for (const [fromSeconds, toSeconds] of intervals) {
    const from = Math.round(fromSeconds * 1000);
    const to = Math.round(toSeconds * 1000);
    pastEndMs = Math.max(pastEndMs, to - durationMs);
    if (from < Math.min(to, durationMs)) spans.push([from, Math.min(to, durationMs)]);
  }
  return { spans, pastEndMs };
}

/** Keeps what goes on from what was seen: a span that begins over 2 s past the frontier was jumped to. */
function cutAtFrontier(spans: readonly Span[], seen: Ranges): Span[] {
  let frontier = seen.at(-1)?.[1] ?? 0;
  return spans.filter(([from, to]) => {
    if (from > frontier + FRONTIER_GRACE_MS) return false;
    frontier = Math.max(frontier, to);
    return true;
  });
}

/** Bounds what a phone may say, so that sums stay finite. */
const OLDEST_MS = 10 * 366 * 24 * 3600 * 1000;

/** Received − age, no earlier than the session's previous beat, no later than its arrival or the session's end. */
function dateOf(session: SessionState, now: number, ageSeconds: number): number {
  const latest = Math.min(now, session.closedAt ?? now);
  const earliest = session.lastDatedAt ?? session.openedAt;
  return Math.min(
    latest,
    Math.max(earliest, now - Math.round(Math.max(-OLDEST_MS, Math.min(OLDEST_MS, ageSeconds * 1000)))),
  );
}

/** `stoppedAt` in the session's media time; null leaves the place where the person stopped alone. */
function watched(run: RunState, accepted: Ranges, takeMs: number, stoppedAt: number | null): RunState {
  const placed = run.carry ? carry(accepted, run.carry, run.durationMs) : accepted;
  const seen = unite(run.seen, placed);
  return {
    ...run,
    seen,
    coveredMs: measure(seen),
    learningMs: Math.min(run.durationMs, run.learningMs + takeMs),
    positionMs: stoppedAt === null || run.carry ? run.positionMs : stoppedAt,
  };
}
