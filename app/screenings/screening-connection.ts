/**
 * One screening for as long as its page is open: the socket, the server's time over it, and what is shown. After any gap it
 * joins again and has the state again; between, the picture goes on by the clock alone.
 */
import type { Answer, ChatSocket, Refusal } from '~/chat/chat-socket';
import { REOPEN_MS, SocketLink } from '~/chat/socket-link';
import { newerOf } from './position';
import type { ScreeningState } from './screening';
import { hearServer, NO_CLOCK, offsetMs, type ServerClock } from './server-clock';

export interface ScreeningLive {
  state: ScreeningState;
  /** Added to the steady clock it is the server's time; null = not heard yet. */
  offsetMs: number | null;
  here: number | null;
  connection: 'opening' | 'open' | 'away';
  /** Not let in, as a sentence. */
  refused: string | null;
}

export interface ScreeningOptions {
  initial: ScreeningState;
  openSocket(): Promise<ChatSocket>;
  /** Milliseconds of a clock that nobody sets. */
  steadyNow?(): number;
}

export interface PersonHere {
  name: string;
  department: string;
}

type Told = { state: ScreeningState; serverNow: string };
export type HostAct = 'pause' | 'resume' | 'end';

/** Asked a few times at once, then now and then: clocks wander. */
const QUESTIONS = 5;
const QUESTION_GAP_MS = 200;
const QUESTION_EVERY_MS = 20_000;

export class ScreeningConnection {
  #view: ScreeningLive;
  #clock: ServerClock = NO_CLOCK;
  readonly #listeners = new Set<() => void>();
  readonly #link: SocketLink;
  readonly #now: () => number;

  constructor(readonly options: ScreeningOptions) {
    this.#link = new SocketLink({
      openSocket: options.openSocket,
      listen: (socket) => this.#listen(socket),
      onConnect: () => void this.#join(),
      onAway: () => this.#set({ connection: 'away' }),
    });
    this.#now = options.steadyNow ?? (() => performance.now());
    this.#view = {
      ...{ state: options.initial, offsetMs: null, here: null, connection: 'opening', refused: null },
    };
  }

  getState = () => this.#view;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Epoch ms of the server; null = not heard yet. */
  serverNow = (): number | null => (this.#view.offsetMs === null ? null : this.#now() + this.#view.offsetMs);

  /** Opens the socket; answers with what closes it. */
  start(): () => void {
    this.#link.open();
    const back = () => document.visibilityState === 'visible' && void this.#askTime(1);
    document.addEventListener('visibilitychange', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      this.#link.close();
    };
  }

  /** Answers with a refusal, or null once it is done. */
  async lead(act: HostAct, offlineSentence: string): Promise<Refusal | null> {
    const answer = await this.#ask<Told>(`screening-${act}`);
    if (!answer) return { code: 'offline', message: offlineSentence };
    if (!answer.ok) return answer.error;
    this.#take(answer.state);
    return null;
  }

  async names(offlineSentence: string): Promise<PersonHere[] | Refusal> {
    const answer = await this.#ask<{ people: PersonHere[] }>('screening-names');
    if (!answer) return { code: 'offline', message: offlineSentence };
    return answer.ok ? answer.people : answer.error;
  }

  #ask<T>(event: string): Promise<Answer<T> | null> {
    return this.#link.ask<T>(event, { screeningId: this.options.initial.screeningId });
  }

  #listen(socket: ChatSocket): void {
    socket.on('screening', (state: ScreeningState) => {
      if (state.screeningId === this.options.initial.screeningId) this.#take(state);
    });
    socket.on('screening-here', (given: { screeningId: string; count: number }) => {
      if (given.screeningId === this.options.initial.screeningId) this.#set({ here: given.count });
    });
  }

  async #join(): Promise<void> {
    const askedMs = this.#now();
    const answer = await this.#ask<Told & { here: number }>('screening-join');
    if (!answer) return void this.#link.later(REOPEN_MS, () => this.#link.connected && void this.#join());
    if (!answer.ok) return this.#set({ refused: answer.error.message, connection: 'open' });
    this.#hear(askedMs, answer.serverNow);
    this.#take(answer.state);
    this.#set({ here: answer.here, connection: 'open', refused: null });
    await this.#askTime(QUESTIONS);
    this.#askNowAndThen();
  }

  async #askTime(times: number): Promise<void> {
    for (let at = 0; at < times && !this.#link.closed; at++) {
      if (at > 0) await new Promise<void>((resolve) => this.#link.later(QUESTION_GAP_MS, resolve));
      const askedMs = this.#now();
      const answer = await this.#ask<{ serverNow: string }>('screening-time');
      if (answer?.ok) this.#hear(askedMs, answer.serverNow);
    }
  }

  #asking: ReturnType<typeof setTimeout> | undefined;
  #askNowAndThen(): void {
    clearTimeout(this.#asking);
    this.#asking = this.#link.later(
      QUESTION_EVERY_MS,
      () => void this.#askTime(1).then(() => this.#askNowAndThen()),
    );
  }

  #hear(askedMs: number, serverNow: string): void {
    const heard = { askedMs, heardMs: this.#now(), serverMs: Date.parse(serverNow) };
    this.#clock = hearServer(this.#clock, heard);
    const offset = offsetMs(this.#clock);
    if (offset !== this.#view.offsetMs) this.#set({ offsetMs: offset });
  }

  #take(state: ScreeningState): void {
    const newer = newerOf(this.#view.state, state);
    if (newer !== this.#view.state) this.#set({ state: newer });
  }

  #set(change: Partial<ScreeningLive>): void {
    if (this.#link.closed) return;
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
