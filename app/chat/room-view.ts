/** What a page knows of the room it is in, and what it sends there. */
import type { Draft } from './chat-keep';
import type { ChatMap } from './chat-map';
import type { Refusal } from './chat-socket';
import type { ChatState, Reader } from './chat-store';
import type { Mention, Message, MessageKind, RoomState } from './message';

export interface RoomView {
  chat: ChatState;
  reader: Reader;
  room: RoomState | null;
  map: ChatMap | null;
  presence: number | null;
  connection: 'opening' | 'open' | 'away';
  /** Not let in, as a sentence. */
  refused: string | null;
  /** Epoch ms before which nothing can be sent. */
  waitUntil: number;
  draft: Draft;
  /** What came while the page was open, newest last, for those who hear the page. */
  arrivals: readonly Message[];
  /** Since the last visit, as it was when this one began; null = not known yet, or the first visit. */
  since: { unread: number; readUntil: string } | null;
}

export interface Post {
  body: string;
  kind: MessageKind;
  replyTo: string | null;
  mentions?: readonly Mention[];
  /** The thread's own second; else where the picture stands. */
  mediaSecond?: number;
}

export type PostOutcome = { ok: true } | { ok: false; clientKey: string; error: Refusal };
