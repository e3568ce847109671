import type { ChatSocket } from '~/chat/chat-socket';

type Reply = (input: Record<string, unknown>) => unknown;

/** A server of its own: what is asked is written down and answered as the test says; no answer = it never comes. */
export class FakeSocket implements ChatSocket {
  connected = false;
  active = true;
  readonly asked: { event: string; input: Record<string, unknown> }[] = [];
  readonly replies: Record<string, Reply> = {};
  readonly #listeners = new Map<string, (...args: unknown[]) => void>();

  on(event: string, listener: (...args: never[]) => void) {
    this.#listeners.set(event, listener as (...args: unknown[]) => void);
  }
  tell(event: string, ...args: unknown[]) {
    this.#listeners.get(event)?.(...args);
  }
  connect() {
    this.connected = true;
    this.tell('connect');
  }
  disconnect() {
    this.connected = false;
    this.tell('disconnect', 'transport close');
  }
  timeout() {
    return {
      emitWithAck: async (event: string, input: object) => {
        this.asked.push({ event, input: input as Record<string, unknown> });
        const reply = this.replies[event];
        if (!reply) throw new Error('timeout');
        return reply(input as Record<string, unknown>);
      },
    };
  }
  of(event: string) {
    return this.asked.filter((one) => one.event === event).map(({ input }) => input);
  }
}
