// A person in memory under the pure rules: sessions, one clock, runs by lesson, and the beats already answered.
import { applyBeat, type BeatOutcome, type RunState, type SessionState } from '~/progress/beat-rules';
import { beatInput } from '~/progress/beat-schema';
import { newClock, open, type ClockState } from '~/progress/clock-rules';
import { parseInput } from '~/platform/form';

export interface BeatBody {
  seq: number;
  intervals: unknown;
  rate?: unknown;
  offline?: boolean;
  ageSeconds?: number;
  mode?: string;
}

export class World {
  now = Date.parse('2026-05-04T01:00:00Z');
  clock: ClockState | null = null;
  sessions = new Map<string, { state: SessionState; lesson: string }>();
  runs = new Map<string, RunState>();
  answers = new Map<string, BeatOutcome>();
  takenMs = 0;
  lateMs = 0;
  /** Of the policy that all runs here have. */
  rule = { listening: false };

  wait(seconds: number) {
    this.now += Math.round(seconds * 1000);
  }

  open(lesson = 'lesson', given: { seconds?: number; maxRate?: number; seekAhead?: boolean } = {}): string {
    const id = `session-${this.sessions.size + 1}`;
    const clock = this.clock ?? newClock(this.now);
    const live = clock.liveSessionId ? this.sessions.get(clock.liveSessionId) : undefined;
    const opened = open(clock, live?.state.durationMs ?? null, id, this.now);
    if (live) live.state = { ...live.state, closedAt: opened.at, residueMs: opened.residueMs };
    this.clock = opened.clock;
    const durationMs = (given.seconds ?? 362) * 1000;
    if (!this.runs.has(lesson)) {
      this.runs.set(lesson, {
        durationMs,
        seen: [],
        coveredMs: 0,
        learningMs: 0,
        positionMs: 0,
        carry: null,
      });
    }
    this.sessions.set(id, {
      lesson,
      state: {
        id,
        durationMs,
        maxRate: given.maxRate ?? 2,
        seekAhead: given.seekAhead ?? true,
        openedAt: opened.at,
        closedAt: null,
        residueMs: 0,
        lastBeatAt: null,
        lastDatedAt: null,
        anomalies: 0,
      },
    });
    return id;
  }

  beat(id: string, body: BeatBody) {
    const session = this.sessions.get(id)!;
    const run = this.runs.get(session.lesson)!;
    const beat = parseInput(beatInput, { sessionKey: id, rate: 1, ...body });
    const known = this.answers.get(`${id}/${body.seq}`) ?? null;
    const state = { clock: this.clock!, session: session.state, run, known };
    const done = applyBeat(state, beat, this.now, this.rule);
    this.clock = done.state.clock;
    session.state = done.state.session;
    this.runs.set(session.lesson, done.state.run);
    if (!done.answer.repeated) this.answers.set(`${id}/${body.seq}`, done.answer);
    this.takenMs += done.answer.takeMs;
    this.lateMs += done.answer.lateMs;
    return {
      ...done.answer,
      accepted: done.answer.acceptedMs / 1000,
      clipped: done.answer.clippedMs / 1000,
      anomaly: done.anomaly,
    };
  }

  /** Plays from second to second in beats of 5 s, living the time. */
  play(id: string, from: number, to: number, given: { rate?: number; firstSeq?: number } = {}) {
    const rate = given.rate ?? 1;
    let seq = given.firstSeq ?? 1;
    for (let at = from; at < to; at += 5 * rate) {
      const end = Math.min(to, at + 5 * rate);
      this.wait((end - at) / rate);
      this.beat(id, { seq: seq++, intervals: [[at, end]], rate });
    }
    return seq;
  }

  covered = (lesson = 'lesson') => this.runs.get(lesson)!.coveredMs / 1000;
  learning = (lesson = 'lesson') => this.runs.get(lesson)!.learningMs / 1000;
}
