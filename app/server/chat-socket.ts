/**
 * The socket of the talk: WebSocket only, of our own origin, for a signed-in person. An event is answered after its
 * commit, and only then told to the others; whoever missed something asks for what changed since the last revision.
 */
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { findPeople } from '~/chat/find-people.server';
import { toMessage } from '~/chat/message-row.server';
import { createPostBatcher } from '~/chat/post-batcher.server';
import { describeRoom, openRoom, readChanges, readNewer, readPinned } from '~/chat/read-messages.server';
import { joinInput, peopleInput, postInput, seenInput, type JoinInput } from '~/chat/schema';
import { BURST, fullBucket, takeToken, type Bucket } from '~/chat/slow-rules';
import { createWordFilter } from '~/chat/word-filter.server';
import { createSeenNotes } from '~/chat/write-seen.server';
import type { Person } from '~/people/person';
import type { ServerNews, TalkNews } from '~/people/request-context';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { AppError, asAppError } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import type { Log } from '~/platform/log.server';
import { closeRoot, createChatDoor } from './chat-door';
import { chatEvents, type ChatWorld } from './chat-events';
import {
  createSending,
  moderatorsOf,
  roomOf,
  socketsOf,
  waitersOf,
  type ChatClient,
  type ChatNamespace,
} from './chat-sending';
import { isServerNews, settleTalk, tellTalk } from './chat-news';
import { coalesceWrites } from './coalesce-writes';
import { createPresence, type Presence } from './chat-presence';
import type { RedisLink } from './redis-link';
import { createScreeningEvents } from './screening-events';
import type { SessionCache } from './session-cache';
import { createSharedPresence } from './shared-presence';
import { createUnclearWatch } from './unclear-watch';

export interface ChatSocketOptions {
  db: Db;
  clock: Clock;
  timeZone: string;
  sessions: SessionCache;
  /** ORIGIN and TRUST_PROXY. */
  origin: string | undefined;
  trustProxy: boolean;
  /** Where several servers share one institute. */
  redis?: RedisLink | undefined;
  log: Log;
}

export interface ChatSocket {
  /** Sessions have changed: the sockets of people who may no longer be here end within half a second. */
  recheck(): void;
  /** Something was done to a talk outside the sockets. */
  tell(news: TalkNews): void;
  /** Takes no more messages, waits for those taken, and closes all sockets. */
  stop(): Promise<void>;
}

type Ack = (answer: object) => void;

/** Of one person: two phones, a desk and their forgotten tabs. */
const MOST_SOCKETS = 8;
const RECHECK_MS = 15_000;
const SOON_MS = 400;
/** Eight devices that come back together, several pages each of what they missed. */
const JOINS_AT_ONCE = 60;
/** Letters of a name, at the pace of a hand. */
const QUERIES_AT_ONCE = 20;
/** Packets that wait to be read; whoever is so far behind comes again and asks for what changed. */
const MOST_BEHIND = 500;
/** A message of 10,000 characters, its escapes and the rest. */
const LARGEST_PACKET_BYTES = 64 * 1024;

export function attachChatSocket(server: HttpServer, options: ChatSocketOptions): ChatSocket {
  const { db, clock, timeZone, sessions, redis, log } = options;
  const io = new Server(server, {
    ...(redis ? { adapter: redis.adapter } : {}),
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LARGEST_PACKET_BYTES,
    ...createChatDoor({ ...options, mostConnections: 2 * MOST_SOCKETS }),
  });
  closeRoot(io);
  coalesceWrites(io);
  const chat: ChatNamespace = io.of('/chat');
  const presence = createPresence(
    (lessonId, count) => chat.to(roomOf(lessonId)).volatile.emit('presence', { lessonId, count }),
    redis && createSharedPresence(redis.client),
  );
  const words = createWordFilter(db);
  const seen = createSeenNotes({ db, clock, log });
  const batcher = createPostBatcher({ sql: db.pipeline, clock, timeZone, words, log });
  const unclear = createUnclearWatch({ db, clock, log });
  const noteQuestion = (lessonId: string) => unclear.note(lessonId);
  const world: ChatWorld = { db, clock, batcher, words, noteQuestion, ...createSending(chat) };
  const screenings = createScreeningEvents({ db, clock, chat, log });
  const buckets = new Map<string, Bucket>();
  /** Throws `too-fast` where a person does more than a hand can. */
  const take = (what: string, burst = BURST) => {
    const now = performance.now();
    const { bucket, waitMs } = takeToken(buckets.get(what) ?? fullBucket(now, burst), now, burst);
    buckets.set(what, bucket);
    if (waitMs > 0) throw tooFast(waitMs);
  };

  chat.use((socket, next) => {
    void admit(socket, chat, sessions).then(
      () => next(),
      (error: unknown) => next(toHandshakeError(error, log)),
    );
  });
  chat.on('connection', (socket) => {
    const { person } = socket.data;
    const answer = (name: string, run: (given: unknown) => Promise<object>) =>
      socket.on(
        name as never,
        ((given: unknown, ack: unknown) => {
          const reply: Ack = typeof ack === 'function' ? (ack as Ack) : () => undefined;
          // Whatever a stranger's words make it throw, it throws into the answer.
          void (async () => run(given))().then(
            (result) => reply({ ok: true, ...result }),
            (error: unknown) => reply(refusal(error, name, log)),
          );
        }) as never,
      );
    const sender = { person, ip: socket.handshake.address };
    answer('join', (given) => {
      const input = parseInput(joinInput, given);
      take(`join ${person.id}`, JOINS_AT_ONCE);
      return join(world, presence, socket, input);
    });
    answer('seen', async (given) => {
      const { lessonId, revision } = parseInput(seenInput, given);
      take(`seen ${person.id}`);
      if (socket.data.lessonId === lessonId) seen.note(person.id, lessonId, revision);
      return {};
    });
    answer('find-people', async (given) => {
      const { lessonId, query } = parseInput(peopleInput, given);
      take(`find-people ${person.id}`, QUERIES_AT_ONCE);
      // Only who is in the talk asks who else is.
      if (socket.data.lessonId !== lessonId) return { people: [] };
      const present = presentIn(chat, lessonId);
      return { people: await findPeople({ db, now: clock.now(), timeZone, person, present, query }) };
    });
    answer('post', async (given) => {
      const post = parseInput(postInput, given);
      take(`post ${person.id}`);
      const { row, repeated } = await batcher.submit(person, post);
      if (!repeated) world.send('message', row);
      if (!repeated && row.kind === 'question') world.noteQuestion(row.lessonId);
      return { message: toMessage(row, { id: person.id, moderator: false }) };
    });
    for (const [name, { schema, run }] of Object.entries(chatEvents))
      answer(name, async (given) => {
        take(`${name} ${person.id}`);
        return run(world, sender, parseInput(schema as never, given) as never);
      });
    for (const [name, run] of Object.entries(screenings.events))
      answer(name, async (given) => {
        take(`${name} ${person.id}`);
        return run(socket, given);
      });
    socket.on('disconnect', () => {
      leave(presence, socket);
      screenings.leave(socket);
      // Whoever leaves has no more use for the connection, and would be counted nowhere.
      socket.conn.close();
    });
  });

  const recheck = async () => {
    // Buckets fill up again by themselves; whoever is full needs none.
    if (buckets.size > 10_000) buckets.clear();
    for (const socket of chat.sockets.values()) {
      const waiting = (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
      const found = await sessions.find(socket.request).catch(() => undefined);
      // A database that is away is nobody's fault.
      if (found === null || waiting > MOST_BEHIND) socket.disconnect(true);
    }
  };
  const timer = setInterval(() => void recheck(), RECHECK_MS).unref();
  let soon: NodeJS.Timeout | undefined;
  const recheckSoon = () => {
    // Once for all who sign in or out together: each look asks for everybody's session.
    soon ??= setTimeout(() => {
      soon = undefined;
      void recheck();
    }, SOON_MS).unref();
  };
  chat.on('sessions-changed', () => {
    sessions.forget();
    recheckSoon();
  });
  const notTold = (error: unknown) => log.error({ err: error }, 'chat news');
  const settle = (news: ServerNews) => void settleTalk(world, chat, news).catch(notTold);
  chat.on('talk-changed', settle);
  redis?.onBack(() => chat.emit('resync'));
  return {
    recheck() {
      if (redis) chat.serverSideEmit('sessions-changed');
      recheckSoon();
    },
    tell(news) {
      if (!isServerNews(news)) return void tellTalk(world, news).catch(notTold);
      if (redis) chat.serverSideEmit('talk-changed', news);
      settle(news);
    },
    async stop() {
      clearInterval(timer);
      clearTimeout(soon);
      presence.stop();
      await Promise.all([batcher.stop(), seen.stop()]);
      await Promise.all([screenings.stop(), unclear.stop()]);
      // The http server is closed by whoever opened it. The sockets of other servers stay.
      chat.local.disconnectSockets(true);
      for (const { adapter } of io._nsps.values()) void adapter.close();
      io.engine.close();
    },
  };
}

/** Throws `sign-in-required`, `password-change-required`, `too-many-sockets`. */
async function admit(socket: ChatClient, chat: ChatNamespace, sessions: SessionCache): Promise<void> {
  const found = await sessions.find(socket.request);
  if (!found) throw new AppError('unauthenticated', 'sign-in-required', '로그인이 필요합니다.');
  const { person } = found;
  if (person.mustChangePassword)
    throw new AppError('forbidden', 'password-change-required', '먼저 비밀번호를 바꿔 주세요.');
  if ((chat.adapter.rooms.get(socketsOf(person.id))?.size ?? 0) >= MOST_SOCKETS)
    throw new AppError(
      'too-fast',
      'too-many-sockets',
      '열어 둔 강의 화면이 너무 많습니다. 다른 화면을 닫은 뒤 다시 열어 주세요.',
    );
  socket.data.person = person;
  await socket.join(socketsOf(person.id));
}

/** Who is in a lesson's talk on this server, each once. */
function presentIn(chat: ChatNamespace, lessonId: string): Person[] {
  const people = new Map<string, Person>();
  for (const id of chat.adapter.rooms.get(roomOf(lessonId)) ?? []) {
    const person = chat.sockets.get(id)?.data.person;
    if (person) people.set(person.id, person);
  }
  return [...people.values()];
}

async function join(world: ChatWorld, presence: Presence, socket: ChatClient, given: JoinInput) {
  const { person } = socket.data;
  const { lessonId, afterId, sinceRevision } = given;
  const { db, clock } = world;
  // Before the look: what is said meanwhile arrives twice rather than not at all.
  await socket.join(roomOf(lessonId));
  try {
    const { room, reader } = await openRoom({ db, person, lessonId }).catch(async (error: unknown) => {
      if (asAppError(error)?.code !== 'off') throw error;
      await stopWaiting(socket);
      socket.data.waitsFor = lessonId;
      await socket.join(waitersOf(lessonId));
      // It may have been switched on meanwhile, and nobody would say so again.
      return openRoom({ db, person, lessonId });
    });
    await stopWaiting(socket);
    if (reader.moderator) await socket.join(moderatorsOf(lessonId));
    else await socket.leave(moderatorsOf(lessonId));
    if (socket.data.lessonId !== lessonId) {
      leave(presence, socket);
      socket.data.lessonId = lessonId;
      presence.enter(lessonId, person.id);
    }
    const [state, page, pinned] = await Promise.all([
      describeRoom({ db, now: clock.now(), room, person }),
      given.newOnly
        ? { messages: [], hasMore: false }
        : sinceRevision === undefined
          ? readNewer({ db }, { room, reader, afterId })
          : readChanges({ db }, { room, reader, sinceRevision }),
      given.opening ? readPinned({ db }, { room, reader }) : undefined,
    ]);
    const here = await presence.count(lessonId);
    return { ...page, ...(pinned ? { pinned } : {}), presence: here, room: state };
  } catch (error) {
    if (socket.data.lessonId !== lessonId) void socket.leave(roomOf(lessonId));
    throw error;
  }
}

async function stopWaiting(socket: ChatClient) {
  const { waitsFor } = socket.data;
  if (!waitsFor) return;
  delete socket.data.waitsFor;
  await socket.leave(waitersOf(waitsFor));
}

function leave(presence: Presence, socket: ChatClient) {
  const { lessonId, person } = socket.data;
  if (!lessonId) return;
  delete socket.data.lessonId;
  void socket.leave(roomOf(lessonId));
  void socket.leave(moderatorsOf(lessonId));
  presence.leave(lessonId, person.id);
}

const tooFast = (waitMs: number) =>
  new AppError('too-fast', 'too-fast', '너무 빨리 보내고 있습니다. 잠시 뒤 다시 보내 주세요.', {
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  });

function refusal(error: unknown, name: string, log: Log): object {
  const known = asAppError(error);
  if (!known) log.error({ err: error, event: name }, 'chat event');
  const told =
    known ??
    new AppError('unavailable', 'unavailable', '서버에서 문제가 생겼습니다. 잠시 뒤 다시 해 주세요.', {
      retryAfterSeconds: 5,
    });
  const { retryAfterSeconds } = told.detail;
  return { ok: false, ...told.toBody(), ...(retryAfterSeconds ? { retryAfterSeconds } : {}) };
}

function toHandshakeError(error: unknown, log: Log): Error {
  const known = asAppError(error);
  if (!known) log.error({ err: error }, 'chat handshake');
  const told = new Error(known?.message ?? '서버에서 문제가 생겼습니다.');
  return Object.assign(told, { data: { code: known?.code ?? 'unavailable' } });
}
