/** What the browser knows of a lesson's talk. Pure: every change answers with a new state, time and place come in from outside. */
import type { Mention, Message, MessageKind, Reaction } from './message';

/** Seconds from ≤ s < to whose messages are all here. */
export interface Stretch {
  from: number;
  to: number;
  /** Where to go on back from `from`, at which there may be more; null = nothing is cut off there. */
  earlier: string | null;
}

/** A message of one's own that the server has not confirmed yet. */
export interface Outgoing {
  clientKey: string;
  body: string;
  kind: MessageKind;
  replyTo: string | null;
  mentions?: readonly Mention[];
  mediaSecond: number;
  /** Where the picture stood when it was written. */
  at: number;
  /** ISO */
  createdAt: string;
  /** waiting = for the network; failed = for the writer. */
  status: 'waiting' | 'sending' | 'failed';
  /** Why it failed, as a sentence. */
  problem?: string;
}

export interface ChatState {
  byId: ReadonlyMap<string, Message>;
  /** What came while this page was open: id to the second of the video that was on then. */
  live: ReadonlyMap<string, number>;
  outbox: readonly Outgoing[];
  /** In order, apart. */
  fetched: readonly Stretch[];
}

/** For whom: the author and moderators keep the text of a hidden message. */
export interface Reader {
  id: string;
  moderator: boolean;
}

export const EMPTY_CHAT: ChatState = { byId: new Map(), live: new Map(), outbox: [], fetched: [] };

/** An older revision never replaces a newer one; of two that are the same, the one made for this reader is richer. */
function merge(before: Message | undefined, next: Message, reader: Reader): Message {
  if (!before) return next;
  if (next.revision < before.revision) return before;
  if (next.revision === before.revision && !next.mine) return before;
  const toAll = next.mine === undefined;
  const keepsText =
    toAll && next.hidden && !next.deleted && (reader.moderator || before.author.id === reader.id);
  return {
    ...next,
    ...(before.mine && toAll ? { mine: before.mine } : {}),
    ...(keepsText && next.body === null ? { body: before.body } : {}),
    ...(keepsText && before.hiddenReason && !next.hiddenReason ? { hiddenReason: before.hiddenReason } : {}),
  };
}

/** Takes in what the server says; `liveAt` marks what is new as having come while the picture stood there. */
export function receive(
  state: ChatState,
  messages: readonly Message[],
  reader: Reader,
  liveAt?: number,
): ChatState {
  if (messages.length === 0) return state;
  const byId = new Map(state.byId);
  const live = new Map(state.live);
  const confirmed = new Map(state.outbox.map((one) => [one.clientKey, one]));
  const gone = new Set<string>();
  for (const message of messages) {
    const before = byId.get(message.id);
    byId.set(message.id, merge(before, message, reader));
    const own = message.clientKey ? confirmed.get(message.clientKey) : undefined;
    if (own) gone.add(own.clientKey);
    const at = own?.at ?? liveAt;
    if (at !== undefined && (own || !before) && !live.has(message.id)) live.set(message.id, at);
  }
  const outbox = gone.size ? state.outbox.filter((one) => !gone.has(one.clientKey)) : state.outbox;
  return { ...state, byId, live, outbox };
}

/** After a leap of the video there is only the talk of each second: what came live stands at its own. */
export function settleLive(state: ChatState): ChatState {
  return state.live.size === 0 ? state : { ...state, live: new Map() };
}

export function noteFetched(state: ChatState, next: Stretch): ChatState {
  const touches = ({ from, to }: Stretch) => to >= next.from && from <= next.to;
  const joined = state.fetched.filter(touches).reduce((sum, one): Stretch => {
    const first = one.from < sum.from ? one : sum;
    const same = one.from === sum.from;
    return {
      from: first.from,
      to: Math.max(one.to, sum.to),
      earlier: same ? one.earlier && sum.earlier : first.earlier,
    };
  }, next);
  const apart = state.fetched.filter((one) => !touches(one));
  return { ...state, fetched: [...apart, joined].sort((a, b) => a.from - b.from) };
}

/** The fetched stretch that holds `second` or ends there: until the next one has come, what is before it is shown. */
export function stretchAt(state: ChatState, second: number): Stretch | undefined {
  return state.fetched.find(({ from, to }) => from <= second && second <= to);
}

export function putOutgoing(state: ChatState, outgoing: Outgoing): ChatState {
  const rest = state.outbox.filter(({ clientKey }) => clientKey !== outgoing.clientKey);
  return { ...state, outbox: [...rest, outgoing] };
}

export function changeOutgoing(
  state: ChatState,
  clientKey: string,
  change: Pick<Outgoing, 'status'> & { problem?: string },
): ChatState {
  return {
    ...state,
    outbox: state.outbox.map((one) => {
      if (one.clientKey !== clientKey) return one;
      const { problem: _before, ...rest } = one;
      return { ...rest, ...change };
    }),
  };
}

export function dropOutgoing(state: ChatState, clientKey: string): ChatState {
  return { ...state, outbox: state.outbox.filter((one) => one.clientKey !== clientKey) };
}

/** One's own reaction, shown before the server has said so; the same call with the opposite takes it back. */
export function react(state: ChatState, id: string, reaction: Reaction, on: boolean): ChatState {
  const message = state.byId.get(id);
  if (!message || (message.mine ?? []).includes(reaction) === on) return state;
  const mine = (message.mine ?? []).filter((one) => one !== reaction);
  const count = Math.max(0, (message.reactions[reaction] ?? 0) + (on ? 1 : -1));
  const { [reaction]: _count, ...others } = message.reactions;
  const byId = new Map(state.byId);
  byId.set(id, {
    ...message,
    mine: on ? [...mine, reaction] : mine,
    reactions: count ? { ...others, [reaction]: count } : others,
  });
  return { ...state, byId };
}
