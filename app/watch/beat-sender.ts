/**
 * Sends queued beats one after another. A beat leaves the queue only when the server has answered for good; without a
 * network it stays and goes later as `offline`. One sender a page, so that a session's beats arrive in order.
 */
import type { BeatQueue, QueuedBeat } from './beat-queue';

export interface BeatAnswer {
  acceptedSeconds: number;
  clippedSeconds: number;
  seen: [number, number][];
  missing: [number, number][];
  coveredSeconds: number;
  learningSeconds: number;
  completed: boolean;
  credited: { minutes: number; points: number } | null;
}

export type SenderState = 'idle' | 'sending' | 'waiting' | 'signed-out';

export interface SenderOptions {
  employeeNo: string;
  queue: BeatQueue;
  /** Sessions opened by this page are live; all others are sent as offline. */
  isLive(sessionKey: string): boolean;
  onAnswer(beat: QueuedBeat, answer: BeatAnswer): void;
  onTakenOver(sessionKey: string): void;
  onState(state: SenderState, waiting: number): void;
  fetch?: typeof fetch;
  nowMs?: () => number;
}

/** A live beat older than this was held back by the network. */
const LIVE_FOR_MS = 8000;
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;

type Outcome = 'done' | 'later' | 'again' | 'signed-out';

export class BeatSender {
  #running: Promise<void> | null = null;
  #again = false;
  #pauseMs = FIRST_PAUSE_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #takenOver = new Set<string>();
  readonly #options: SenderOptions;
  readonly #now: () => number;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#now = options.nowMs ?? Date.now;
  }

  /** Sends what waits. Safe to call at any time; resolves when the queue is empty or must wait. */
  flush(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  stop() {
    clearTimeout(this.#timer);
  }

  async #run() {
    const { queue, employeeNo, onState } = this.#options;
    clearTimeout(this.#timer);
    while (this.#again) {
      this.#again = false;
      for (const beat of await queue.list(employeeNo)) {
        onState('sending', 0);
        let outcome = await this.#send(beat);
        if (outcome === 'again') outcome = await this.#send(beat);
        if (outcome === 'done') {
          await queue.remove(beat);
          this.#pauseMs = FIRST_PAUSE_MS;
          continue;
        }
        onState(outcome === 'signed-out' ? 'signed-out' : 'waiting', (await queue.list(employeeNo)).length);
        this.#timer = setTimeout(() => void this.flush(), this.#pauseMs);
        this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
        return;
      }
    }
    onState('idle', 0);
  }

  /** The body of a beat as it has to be sent now. */
  bodyOf(beat: QueuedBeat) {
    const ageMs = Math.max(0, this.#now() - beat.recordedAtMs);
    const live = this.#options.isLive(beat.sessionKey) && !this.#takenOver.has(beat.sessionKey);
    const { sessionKey, seq, intervals, rate, mode } = beat;
    const late = !live || ageMs > LIVE_FOR_MS;
    return {
      sessionKey,
      seq,
      intervals,
      rate,
      ...(mode ? { mode } : {}),
      ...(late ? { offline: true, ageSeconds: Math.round(ageMs / 1000) } : {}),
    };
  }

  async #send(beat: QueuedBeat): Promise<Outcome> {
    let response: Response;
    try {
      response = await (this.#options.fetch ?? fetch)('/api/v1/beats', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(this.bodyOf(beat)),
        keepalive: true,
      });
    } catch {
      return 'later';
    }
    if (response.ok) {
      this.#options.onAnswer(beat, (await response.json()) as BeatAnswer);
      return 'done';
    }
    if (response.status === 401) return 'signed-out';
    if (response.status === 403 || response.status === 429 || response.status >= 500) return 'later';
    const code = await response.json().then(
      (body: { error?: { code?: string } }) => body.error?.code,
      () => undefined,
    );
    if (code === 'session-taken-over') {
      // The same seq again, as offline: what this session owned until then still counts.
      const first = !this.#takenOver.has(beat.sessionKey);
      this.#takenOver.add(beat.sessionKey);
      this.#options.onTakenOver(beat.sessionKey);
      return first ? 'again' : 'done';
    }
    // 400, 404, expired: the server has answered for good, and asking again would not change it.
    return 'done';
  }
}
