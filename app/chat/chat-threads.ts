/** What of the talk is seen at a second of the video, in which order, and where the "now" line stands. Pure. */
import { stretchAt, type ChatState, type Outgoing } from './chat-store';
import type { Message } from './message';

export interface Thread {
  key: string;
  /** Where it stands in the list: its own second, or the one that was on when it came. */
  at: number;
  root: Message;
  /** Official ones first, then in the order they were written. */
  answers: readonly Message[];
  /** Answers of one's own on their way. */
  outgoing: readonly Outgoing[];
  live: boolean;
}

export type Entry = Thread | { key: string; at: number; own: Outgoing };

export interface ChatView {
  /** Earlier talk, above the line. */
  past: readonly Entry[];
  /** Of the last seconds and what has just come, below it. */
  recent: readonly Entry[];
  /** There is more before the first that is shown. */
  hasEarlier: boolean;
  pinned: readonly Message[];
}

/** What is this close behind the playhead still counts as now. */
export const NOW_SECONDS = 10;
/** The most that is drawn at once; earlier talk is asked for. */
export const ENTRIES_A_PAGE = 60;

const byAge = (a: Message, b: Message) =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1;

function gatherAnswers(state: ChatState): Map<string, Message[]> {
  const answers = new Map<string, Message[]>();
  for (const message of state.byId.values()) {
    if (!message.replyTo) continue;
    const known = answers.get(message.replyTo);
    if (known) known.push(message);
    else answers.set(message.replyTo, [message]);
  }
  for (const list of answers.values())
    list.sort((a, b) => Number(b.official) - Number(a.official) || byAge(a, b));
  return answers;
}

/** Where a message stands in the list, or null when it does not stand there now. */
function placeOf(state: ChatState, message: Message, playhead: number, from: number): number | null {
  const liveAt = state.live.get(message.id);
  const at = liveAt ?? message.mediaSecond;
  if (at === null || message.mediaSecond === null || at >= playhead + 1) return null;
  return liveAt === undefined && at < from ? null : at;
}

/** @param playhead whole seconds; all of that second counts as reached */
export function viewChat(state: ChatState, playhead: number, most = ENTRIES_A_PAGE): ChatView {
  const stretch = stretchAt(state, playhead);
  const from = stretch?.from ?? playhead;
  const answers = gatherAnswers(state);
  const outgoingTo = (id: string) => state.outbox.filter(({ replyTo }) => replyTo === id);
  const shown = new Set<string>();
  const entries: Entry[] = [];
  const add = (root: Message, at: number, under: readonly Message[]) => {
    shown.add(root.id);
    entries.push({
      ...{ key: root.id, at, root, answers: under, outgoing: outgoingTo(root.id) },
      live: state.live.has(root.id),
    });
  };
  const messages = [...state.byId.values()];
  for (const message of messages) {
    if (message.replyTo) continue;
    const at = placeOf(state, message, playhead, from);
    if (at !== null) add(message, at, answers.get(message.id) ?? []);
  }
  // An answer that comes while its question is elsewhere in the video stands by itself.
  for (const message of messages) {
    if (!message.replyTo || shown.has(message.replyTo) || !state.live.has(message.id)) continue;
    const at = placeOf(state, message, playhead, from);
    if (at !== null) add(message, at, []);
  }
  for (const own of state.outbox)
    if (!own.replyTo || !shown.has(own.replyTo)) entries.push({ key: own.clientKey, at: own.at, own });
  entries.sort((a, b) => a.at - b.at || compareWritten(a, b));
  const drawn = entries.slice(-most);
  const line = drawn.findIndex(({ at }) => at > playhead - NOW_SECONDS);
  return {
    past: line < 0 ? drawn : drawn.slice(0, line),
    recent: line < 0 ? [] : drawn.slice(line),
    hasEarlier: entries.length > drawn.length || from > 0 || Boolean(stretch?.earlier),
    pinned: messages
      .filter(
        ({ pinned, hidden, deleted, mediaSecond }) => pinned && !hidden && !deleted && mediaSecond !== null,
      )
      .sort((a, b) => (a.mediaSecond ?? 0) - (b.mediaSecond ?? 0)),
  };
}

const writtenAt = (entry: Entry) => ('own' in entry ? entry.own.createdAt : entry.root.createdAt);

/** What is on its way stands last: its time is that of this device. */
function compareWritten(a: Entry, b: Entry): number {
  if ('own' in a !== 'own' in b) return 'own' in a ? 1 : -1;
  return writtenAt(a) < writtenAt(b) ? -1 : writtenAt(a) > writtenAt(b) ? 1 : a.key < b.key ? -1 : 1;
}
