/**
 * One lesson's talk for as long as the page is open: the socket with what was missed, stretches of the video as the picture
 * comes to them, and one's own messages until the server has them. Components read its state and call its acts.
 */
import { keep, readKept, type Draft } from './chat-keep';
import type { Answer, ChatSocket, Joined, Refusal } from './chat-socket';
import { ChatReplay, isLeap, type Fetched } from './chat-replay';
import * as store from './chat-store';
import { countIn } from './chat-map';
import { fetchChatMap } from './fetch-chat';
import type { FirstLook } from './first-look';
import type { MentionablePerson, Message, Reaction, RoomState } from './message';
import { newKey } from './new-key';
import type { Post, PostOutcome, RoomView } from './room-view';
import { SeenMark } from './seen-mark';
import { REOPEN_MS, SocketLink } from './socket-link';
import { SyncMark } from './sync-mark';
import { WriteWait } from './write-wait';

export interface ConnectionOptions {
  lessonId: string;
  readerId: string;
  durationSeconds: number;
  begun?: FirstLook | null;
  openSocket(): Promise<ChatSocket>;
}

interface Muted {
  /** Null = everywhere, but for the lessons of `untilIn`. */
  lessonId: string | null;
  until: string | null;
  untilIn?: Record<string, string>;
}

const PRESENCE_MS = 2_000;
const FETCH_AGAIN_MS = 5_000;
const RESYNC_MS = 3_000;
/** What comes out of order has closed its gap by then, or is lost. */
const GAP_MS = 3_000;
const ARRIVALS_KEPT = 20;

export class ChatConnection {
  #view: RoomView;
  #playhead = 0;
  /** The room's count when it began to tell us, where nothing had been fetched by then. */
  #joinedAt = 0;
  #joinedOnce = false;
  /** The rules were accepted, and the server has not heard of it. */
  #rulesDue = false;
  readonly #mark = new SyncMark();
  readonly #listeners = new Set<() => void>();
  readonly #replay: ChatReplay;
  readonly #link: SocketLink;
  readonly #wait = new WriteWait();
  #presenceDue: number | null = null;
  #askDue = false;
  readonly #seen = new SeenMark(
    () => this.#mark.value,
    (revision) => void this.#link.ask('seen', { lessonId: this.options.lessonId, revision }),
  );

  constructor(readonly options: ConnectionOptions) {
    const { readerId, lessonId, durationSeconds, begun = null } = options;
    this.#link = new SocketLink({
      openSocket: options.openSocket,
      listen: (socket) => this.#listen(socket),
      onConnect: () => void this.#join(),
      onAway: () => this.#set({ connection: 'away' }),
    });
    this.#replay = new ChatReplay({
      ...{ lessonId, durationSeconds, begun, chat: () => this.#view.chat },
      onFetched: (fetched) => this.#takeFetched(fetched),
      onFailed: () => this.#link.later(FETCH_AGAIN_MS, () => this.#replay.fetch()),
    });
    const { draft, outbox } = readKept(readerId, lessonId);
    this.#view = {
      chat: { ...store.EMPTY_CHAT, outbox },
      reader: { id: readerId, moderator: false },
      ...{ room: null, map: null, presence: null, connection: 'opening', refused: null },
      ...{ waitUntil: 0, draft, arrivals: [], since: null },
    };
  }

  getState = () => this.#view;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Opens the socket; answers with what closes it. */
  start(): () => void {
    this.#link.open();
    void this.#fetchMap();
    const leave = this.#seen.watch();
    return () => {
      leave();
      this.#link.close();
    };
  }

  /** The picture stands at this second. */
  follow(second: number): void {
    const before = this.#playhead;
    this.#playhead = Math.max(0, Math.floor(second));
    if (isLeap(before, this.#playhead)) this.#setChat(store.settleLive(this.#view.chat));
    this.#replay.follow(this.#playhead);
  }

  /** The messages before what is shown. */
  fetchBefore = (second: number) => this.#replay.fetchBefore(second);

  /** Nobody is told of mere typing: the field shows it by itself, and the page must not be drawn anew at every key. */
  setDraft(draft: Draft): void {
    this.#set({ draft }, draft.asking === this.#view.draft.asking);
  }

  async post(post: Post): Promise<PostOutcome> {
    const mediaSecond = post.mediaSecond ?? this.#playhead;
    const outgoing: store.Outgoing = {
      ...{ clientKey: newKey(), body: post.body, kind: post.kind, replyTo: post.replyTo },
      ...(post.mentions?.length ? { mentions: post.mentions } : {}),
      ...{ mediaSecond, at: this.#playhead, createdAt: new Date().toISOString(), status: 'sending' },
    };
    this.#setChat(store.putOutgoing(this.#view.chat, outgoing));
    return this.#send(outgoing);
  }

  /** The same key again: what has arrived after all is not posted twice. */
  retry(clientKey: string): void {
    const outgoing = this.#view.chat.outbox.find((one) => one.clientKey === clientKey);
    if (outgoing) void this.#send(outgoing);
  }

  drop(clientKey: string): void {
    this.#setChat(store.dropOutgoing(this.#view.chat, clientKey));
  }

  /** Every other act: answers with a refusal, or null once it is done. The change itself comes as a message. */
  async act(event: string, input: object, offlineSentence: string): Promise<Refusal | null> {
    const answer = await this.#link.ask<{ message?: Message }>(event, input);
    if (!answer) return { code: 'offline', message: offlineSentence };
    if (!answer.ok) return answer.error;
    if (answer.message) this.#take([answer.message]);
    return null;
  }

  async react(messageId: string, reaction: Reaction, on: boolean, sentence: string): Promise<Refusal | null> {
    const before = this.#view.chat;
    this.#setChat(store.react(before, messageId, reaction, on));
    const refusal = await this.act('react', { messageId, reaction, on }, sentence);
    if (refusal && before !== this.#view.chat)
      this.#setChat(store.react(this.#view.chat, messageId, reaction, !on));
    return refusal;
  }

  /** Whom a few letters behind `@` may mean; nobody while there is no connection. */
  async findPeople(query: string): Promise<MentionablePerson[]> {
    const input = { lessonId: this.options.lessonId, query };
    const answer = await this.#link.ask<{ people: MentionablePerson[] }>('find-people', input);
    return answer?.ok ? answer.people : [];
  }

  /** Read once is read: without a connection the server hears of it with the next one, before what waits to be sent. */
  async acceptRules(): Promise<Refusal | null> {
    const answer = await this.#link.ask('accept-rules', {});
    if (answer && !answer.ok) return answer.error;
    this.#rulesDue = answer === null;
    this.#setRoom({ rulesAccepted: true });
    return null;
  }

  #listen(socket: ChatSocket): void {
    // A person's own messages are told to all their devices, also of other lessons.
    const ofHere = ({ lessonId }: Message) => lessonId === this.options.lessonId;
    socket.on('message', (message: Message) => {
      if (ofHere(message)) this.#arrive(message);
    });
    socket.on('message-changed', (message: Message) => {
      if (!ofHere(message)) return;
      this.#note(message.revision);
      this.#take([message]);
    });
    // Not all at the same moment.
    socket.on('resync', () => this.#askAgain(Math.random() * RESYNC_MS, () => true));
    socket.on('presence', (presence: { count: number }) => this.#notePresence(presence.count));
    socket.on('room', ({ off, ...room }: Partial<RoomState> & { off?: boolean }) => {
      this.#setRoom(room);
      // Whether there is a talk at all, and what is said instead, is the server's to tell.
      if (off !== undefined && off !== (this.#view.refused !== null)) void this.#join();
    });
    socket.on('muted', ({ lessonId, until, untilIn }: Muted) => {
      const here = this.options.lessonId;
      // What ends everywhere may still stand here.
      if (lessonId === null) this.#setRoom({ mutedUntil: untilIn?.[here] ?? until });
      else if (lessonId === here) this.#setRoom({ mutedUntil: until });
    });
  }

  async #join(): Promise<void> {
    const { lessonId } = this.options;
    let hasMore = true;
    while (hasMore && !this.#link.closed) {
      const since = this.#mark.value;
      const known = since === null ? { newOnly: true } : { sinceRevision: since };
      const input = { lessonId, ...known, opening: !this.#joinedOnce };
      const answer: Answer<Joined> | null = await this.#link.ask<Joined>('join', input);
      if (!answer) return void this.#link.later(REOPEN_MS, () => this.#link.connected && void this.#join());
      if (!answer.ok) return this.#refuse(answer);
      const reader = { ...this.#view.reader, moderator: answer.room.moderator };
      const room = this.#rulesDue ? { ...answer.room, rulesAccepted: true } : answer.room;
      if (room.slowSeconds) this.#wait.noteSlow(room.slowWaitSeconds, room.slowSeconds);
      this.#set({ reader, presence: answer.presence, refused: null, ...this.#withRoom(room) });
      const { unread, readUntil } = answer.room;
      if (!this.#joinedOnce && readUntil) this.#set({ since: { unread, readUntil } });
      this.#joinedOnce = true;
      this.#take(answer.pinned ?? []);
      // New ones of the time away are live, but nobody is told of each.
      this.#take(answer.messages, this.#playhead);
      if (since === null) this.#joinedAt = answer.room.revision;
      hasMore = since !== null && answer.hasMore && answer.messages.length > 0;
      const highest = Math.max(since ?? 0, ...answer.messages.map(({ revision }) => revision));
      this.#mark.raise(hasMore ? highest : Math.max(highest, answer.room.revision));
    }
    this.#set({ connection: 'open' });
    this.#seen.note();
    this.#replay.fetch();
    if (!this.#view.map) void this.#fetchMap();
    if (this.#rulesDue) await this.acceptRules();
    for (const { status, clientKey } of this.#view.chat.outbox)
      if (status === 'waiting') this.retry(clientKey);
  }

  #refuse({ error, retryAfterSeconds }: Extract<Answer, { ok: false }>): void {
    if (retryAfterSeconds) return void this.#link.later(retryAfterSeconds * 1000, () => void this.#join());
    const chat = { ...store.EMPTY_CHAT, outbox: this.#view.chat.outbox };
    this.#set({ refused: error.message, connection: 'open', chat, map: null });
  }

  #note(revision: number): void {
    this.#mark.note(revision);
    if (this.#mark.waits) this.#askAgain(GAP_MS, () => this.#mark.waits);
  }

  /** One look at a time, and only if it is still wanted by then. */
  #askAgain(ms: number, isWanted: () => boolean): void {
    if (this.#askDue) return;
    this.#askDue = true;
    this.#link.later(ms, () => {
      this.#askDue = false;
      if (isWanted() && this.#link.connected) void this.#join();
    });
  }

  #arrive(message: Message): void {
    this.#note(message.revision);
    this.#seen.note();
    const known = this.#view.chat.byId.has(message.id);
    this.#take([message], this.#playhead);
    if (!known) this.#count(message);
    const own = message.author.id === this.options.readerId;
    // Also from another device.
    if (own && !known) this.#noteWritten();
    if (known || own) return;
    this.#set({ arrivals: [...this.#view.arrivals, message].slice(-ARRIVALS_KEPT) });
  }

  #take(messages: readonly Message[], liveAt?: number): void {
    this.#setChat(store.receive(this.#view.chat, messages, this.#view.reader, liveAt));
  }

  #count(message: Message): void {
    const { map } = this.#view;
    if (map) this.#set({ map: countIn(map, message, this.options.durationSeconds) });
  }

  async #send(outgoing: store.Outgoing): Promise<PostOutcome> {
    const { clientKey, body, kind, replyTo, mentions, mediaSecond } = outgoing;
    this.#markOutgoing(clientKey, 'sending');
    const answer = await this.#link.ask<{ message: Message }>('post', {
      ...{ lessonId: this.options.lessonId, body, mediaSecond, kind, clientKey },
      ...(replyTo ? { replyTo } : {}),
      ...(mentions ? { mentions: mentions.map(({ id }) => id) } : {}),
    });
    if (!answer) {
      // No answer while connected is for the writer to see; without a connection it waits for one.
      this.#markOutgoing(clientKey, this.#link.connected ? 'failed' : 'waiting');
      return { ok: true };
    }
    if (answer.ok) {
      const known = this.#view.chat.byId.has(answer.message.id);
      this.#take([{ ...answer.message, clientKey }]);
      if (!known) this.#count(answer.message);
      if (!known) this.#noteWritten();
      return { ok: true };
    }
    this.#markOutgoing(clientKey, 'failed', answer.error.message);
    if (answer.retryAfterSeconds) this.#noteWait(answer.error.code, answer.retryAfterSeconds);
    return { ok: false, clientKey, error: answer.error };
  }

  #markOutgoing(clientKey: string, status: store.Outgoing['status'], problem?: string): void {
    this.#setChat(
      store.changeOutgoing(this.#view.chat, clientKey, { status, ...(problem ? { problem } : {}) }),
    );
  }

  #takeFetched({ messages, stretch, revision }: Fetched): boolean {
    this.#take(messages);
    // Before the room tells of new messages: it is asked for what is newer than this.
    if (this.#mark.value === null) this.#mark.raise(revision);
    if (revision < this.#joinedAt) return false;
    this.#setChat(store.noteFetched(this.#view.chat, stretch));
    return true;
  }

  async #fetchMap(): Promise<void> {
    try {
      this.#set({ map: await fetchChatMap(this.options.lessonId) });
    } catch {
      // Asked again with the next join.
    }
  }

  /** People come and go by the dozen when a lesson begins; a figure that flickers tells nothing. */
  #notePresence(count: number): void {
    if (this.#presenceDue === null) {
      this.#link.later(PRESENCE_MS, () => {
        const due = this.#presenceDue;
        this.#presenceDue = null;
        if (due !== null) this.#set({ presence: due });
      });
    }
    this.#presenceDue = count;
  }

  #setRoom(room: Partial<RoomState>): void {
    if (this.#view.room) this.#set(this.#withRoom({ ...this.#view.room, ...room }));
  }

  #withRoom(room: RoomState | null): Pick<RoomView, 'room' | 'waitUntil'> {
    return { room, waitUntil: this.#wait.until(room) };
  }

  #noteWritten(): void {
    this.#wait.noteWritten();
    this.#set(this.#withRoom(this.#view.room));
  }

  #noteWait(code: string, seconds: number): void {
    const { room } = this.#view;
    // Its end is the mute's, which may be taken back.
    if (code === 'muted')
      return this.#setRoom({ mutedUntil: new Date(Date.now() + seconds * 1000).toISOString() });
    if (code === 'slow-mode') this.#wait.noteSlow(seconds, room?.slowSeconds || seconds);
    else this.#wait.noteTooFast(seconds);
    this.#set(this.#withRoom(room));
  }

  #setChat(chat: store.ChatState): void {
    if (chat !== this.#view.chat) this.#set({ chat });
  }

  #set(change: Partial<RoomView>, quietly = false): void {
    if (this.#link.closed) return;
    const before = this.#view;
    this.#view = { ...before, ...change };
    const { draft, chat } = this.#view;
    if (draft !== before.draft || chat.outbox !== before.chat.outbox)
      keep(this.options.readerId, this.options.lessonId, { draft, outbox: [...chat.outbox] });
    if (!quietly) for (const listener of this.#listeners) listener();
  }
}
