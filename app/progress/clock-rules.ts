/**
 * Who owns the time that passes: one clock a person, one live session at a time. Pure; epoch and wall milliseconds.
 * Every instant belongs to at most one session, and a session spends no more than it owned, save 2 s a person.
 */
export interface ClockState {
  liveSessionId: string | null;
  /** Epoch milliseconds from which time is not yet accounted for. */
  ownedFrom: number;
  /** Owned and not spent. */
  bankMs: number;
  /** Overdrawn; later time repays it first. */
  debtMs: number;
}

/** Wall time that a person may be ahead of the clock, in all sessions together. */
export const SLACK_MS = 2000;
/** What a closed session still owned may be spent this long. */
export const RESIDUE_MS = 72 * 3600 * 1000;

export const newClock = (now: number): ClockState => ({
  liveSessionId: null,
  ownedFrom: now,
  bankMs: 0,
  debtMs: 0,
});

/**
 * Gives the live session the time since the last accounting; debt is paid first and the bank holds at most twice the
 * lesson. A clock that was set back gives nothing and does not hand the same instants out again.
 */
export function accrue(clock: ClockState, liveDurationMs: number, now: number): ClockState {
  const passed = Math.max(0, now - clock.ownedFrom);
  const paid = Math.min(clock.debtMs, passed);
  return {
    liveSessionId: clock.liveSessionId,
    ownedFrom: Math.max(clock.ownedFrom, now),
    debtMs: clock.debtMs - paid,
    bankMs: Math.min(2 * liveDurationMs, clock.bankMs + passed - paid),
  };
}

/**
 * A new session takes the clock over with an empty bank; debt stays. `residueMs` is what the session that was live
 * (its lesson's length in `liveDurationMs`, null = none) keeps for its queued beats; `at` is the moment of the change.
 */
export function open(
  clock: ClockState,
  liveDurationMs: number | null,
  sessionId: string,
  now: number,
): { clock: ClockState; residueMs: number; at: number } {
  const closed =
    liveDurationMs === null
      ? { ...clock, ownedFrom: Math.max(clock.ownedFrom, now) }
      : accrue(clock, liveDurationMs, now);
  return {
    clock: { ...closed, liveSessionId: sessionId, bankMs: 0 },
    residueMs: liveDurationMs === null ? 0 : closed.bankMs,
    at: closed.ownedFrom,
  };
}

export const liveAllowance = (clock: ClockState): number =>
  Math.max(0, clock.bankMs + SLACK_MS - clock.debtMs);

/** Spends bank, then debt. `takeMs` must not exceed `liveAllowance`. */
export function spend(clock: ClockState, takeMs: number): ClockState {
  const fromBank = Math.min(clock.bankMs, takeMs);
  return { ...clock, bankMs: clock.bankMs - fromBank, debtMs: clock.debtMs + takeMs - fromBank };
}
