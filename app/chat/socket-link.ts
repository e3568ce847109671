/** One socket for as long as its page is open: asked for again while its script does not come or the server refuses it. */
import { ask, type Answer, type ChatSocket } from './chat-socket';

export interface SocketLinkOptions {
  openSocket(): Promise<ChatSocket>;
  /** Once, before it connects: hears what the server tells by itself. */
  listen(socket: ChatSocket): void;
  /** Each time it is there again. */
  onConnect(): void;
  onAway(): void;
}

export const REOPEN_MS = 5_000;

export class SocketLink {
  #socket: ChatSocket | null = null;
  #closed = false;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(private readonly options: SocketLinkOptions) {}

  get closed(): boolean {
    return this.#closed;
  }
  get connected(): boolean {
    return this.#socket?.connected ?? false;
  }

  open(): void {
    this.#closed = false;
    void this.#open();
  }

  close(): void {
    this.#closed = true;
    this.#socket?.disconnect();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Null = no answer came; whether it was done is not known. */
  ask<T = object>(event: string, input: object): Promise<Answer<T> | null> {
    return ask<T>(this.#socket, event, input);
  }

  /** Unless it is closed by then. */
  later(ms: number, act: () => void): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }

  async #open(): Promise<void> {
    try {
      const socket = await this.options.openSocket();
      if (this.#closed) return;
      this.#socket = socket;
      socket.on('connect', () => this.options.onConnect());
      socket.on('disconnect', () => this.#lost(socket));
      socket.on('connect_error', () => this.#lost(socket));
      this.options.listen(socket);
      socket.connect();
    } catch {
      // Its script did not come; the page goes on without.
      this.options.onAway();
      this.later(REOPEN_MS, () => void this.#open());
    }
  }

  #lost(socket: ChatSocket): void {
    this.options.onAway();
    // Refused by the server: socket.io leaves that to us.
    if (!socket.active) this.later(REOPEN_MS, () => socket.connect());
  }
}
