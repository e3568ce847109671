/** The wire to the room: one socket, one question at a time with an answer or a refusal. */
import type { Message, RoomState } from './message';

export interface Refusal {
  code: string;
  message: string;
  fields?: Record<string, string>;
}

export type Answer<T = object> =
  ({ ok: true } & T) | { ok: false; error: Refusal; retryAfterSeconds?: number };

export interface Joined {
  messages: Message[];
  hasMore: boolean;
  /** What stands on top, when the talk is opened. */
  pinned?: Message[];
  presence: number;
  room: RoomState;
}

/** As much of socket.io's client as is used; tests bring their own. */
export interface ChatSocket {
  readonly connected: boolean;
  /** It will try again by itself. */
  readonly active: boolean;
  on(event: string, listener: (...args: never[]) => void): unknown;
  connect(): unknown;
  disconnect(): unknown;
  timeout(ms: number): { emitWithAck(event: string, input: object): Promise<unknown> };
}

const ANSWER_MS = 10_000;

export async function openSocket(): Promise<ChatSocket> {
  const { io } = await import('socket.io-client');
  return io('/chat', {
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 30_000,
    randomizationFactor: 0.5,
  });
}

/** Null = no answer came; whether it was done is not known. */
export async function ask<T = object>(
  socket: ChatSocket | null,
  event: string,
  input: object,
): Promise<Answer<T> | null> {
  if (!socket?.connected) return null;
  try {
    return (await socket.timeout(ANSWER_MS).emitWithAck(event, input)) as Answer<T>;
  } catch {
    return null;
  }
}
