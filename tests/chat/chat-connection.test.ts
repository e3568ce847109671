// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatConnection } from '~/chat/chat-connection';
import { viewChat } from '~/chat/chat-threads';
import type { Message } from '~/chat/message';
import { waitFor } from '../support/wait-for';
import { FakeSocket } from './fake-socket';
import { message, room } from './messages';

let socket: FakeSocket;
let stop: (() => void) | undefined;
let stored: Message[];
let revision: number;

beforeEach(() => {
  sessionStorage.clear();
  stored = [];
  revision = 10;
  socket = new FakeSocket();
  socket.replies['join'] = () => ({ ok: true, messages: [], hasMore: false, presence: 3, room: room() });
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(
      url.includes('chat-map')
        ? { counts: Array(60).fill(0), questions: Array(60).fill(0), total: 0, previous: 0 }
        : { items: stored, nextCursor: null, revision },
    ),
  );
});
afterEach(() => {
  vi.useRealTimers();
  stop?.();
  vi.unstubAllGlobals();
});

async function open() {
  const connection = new ChatConnection({
    ...{ lessonId: 'lesson', readerId: 'me', durationSeconds: 432 },
    openSocket: async () => socket,
  });
  stop = connection.start();
  await waitFor('the room', () => connection.getState().connection === 'open');
  return connection;
}
const written = { body: '안녕하세요', kind: 'chat' as const, replyTo: null };

it('asks for what was missed until there is no more, and steps over nothing', async () => {
  const connection = await open();
  socket.tell('message', message('a', { revision: 11 }));
  socket.tell('message', message('c', { revision: 13 }));
  socket.disconnect();
  expect(connection.getState().connection).toBe('away');
  const missed = [message('b', { revision: 12 }), message('d', { revision: 14 })];
  socket.replies['join'] = ({ sinceRevision }) => {
    const [next] = missed.filter(({ revision }) => revision > Number(sinceRevision));
    const hasMore = next !== undefined && next !== missed.at(-1);
    return { ok: true, messages: next ? [next] : [], hasMore, presence: 1, room: room({ revision: 14 }) };
  };
  socket.connect();
  await waitFor('the room', () => connection.getState().connection === 'open');
  expect(socket.of('join').map(({ sinceRevision }) => sinceRevision)).toEqual([undefined, 11, 13]);
  expect([...connection.getState().chat.byId.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
});

describe('slow mode', () => {
  const left = (connection: ChatConnection) =>
    Math.max(0, Math.round((connection.getState().waitUntil - Date.now()) / 1000));
  const slow = (change: object) =>
    (socket.replies['join'] = () => ({
      ...{ ok: true, messages: [], hasMore: false, presence: 1 },
      room: room({ slowSeconds: 60, ...change }),
    }));

  it('counts on after a reload, and as it is eased', async () => {
    slow({ slowWaitSeconds: 40 });
    const connection = await open();
    expect(left(connection)).toBe(40);
    socket.tell('room', { slowSeconds: 30 });
    expect(left(connection)).toBe(10);
    socket.tell('room', { slowSeconds: 0 });
    expect(left(connection)).toBe(0);
  });

  it('makes wait after each message, those of another device too', async () => {
    slow({});
    const connection = await open();
    expect(left(connection)).toBe(0);
    socket.replies['post'] = () => ({ ok: true, message: message('a') });
    await connection.post(written);
    expect(left(connection)).toBe(60);
    socket.tell('room', { slowSeconds: 0 });
    socket.tell('message', message('b', { author: { id: 'me', name: '나', department: '부서' } }));
    socket.tell('room', { slowSeconds: 20 });
    expect(left(connection)).toBe(20);
  });

  it('switched off frees who waits for it, and not who sends too fast', async () => {
    slow({});
    const connection = await open();
    const refuse = (code: string, retryAfterSeconds: number) => {
      socket.replies['post'] = () => ({
        ok: false,
        error: { code, message: '잠시 뒤에' },
        retryAfterSeconds,
      });
      return connection.post(written);
    };
    await refuse('slow-mode', 50);
    await refuse('too-fast', 5);
    expect(left(connection)).toBe(50);
    socket.tell('room', { slowSeconds: 0 });
    expect(left(connection)).toBe(5);
  });
});

it('is muted until the later of all ends, and writes at once when the mute is taken back', async () => {
  const connection = await open();
  const muted = () => connection.getState().room?.mutedUntil ?? null;
  const [soon, late] = ['2026-11-20T00:10:00.000Z', '2026-11-27T00:00:00.000Z'];
  socket.tell('muted', { lessonId: 'lesson', until: late });
  socket.tell('muted', { lessonId: null, until: soon, untilIn: { lesson: late } });
  expect(muted()).toBe(late);
  socket.tell('muted', { lessonId: null, until: null, untilIn: { lesson: late, other: late } });
  expect(muted()).toBe(late);
  socket.tell('muted', { lessonId: 'other', until: null });
  expect(muted()).toBe(late);
  const error = { code: 'muted', message: '멈춰 있습니다.' };
  socket.replies['post'] = () => ({ ok: false, error, retryAfterSeconds: 600 });
  await connection.post(written);
  socket.tell('muted', { lessonId: 'lesson', until: null });
  expect([muted(), connection.getState().waitUntil]).toEqual([null, 0]);
});

it('wakes when the talk is switched on that was off when the page opened', async () => {
  const joined = socket.replies['join']!;
  socket.replies['join'] = () => ({ ok: false, error: { code: 'off', message: '쓰지 않습니다.' } });
  const connection = await open();
  expect(connection.getState().refused).toBe('쓰지 않습니다.');
  socket.replies['join'] = joined;
  socket.tell('room', { lessonId: 'lesson', slowSeconds: 0, closed: false, off: false });
  await waitFor('the talk', () => connection.getState().refused === null);
});

it.each([
  [
    'something before what came is still missing',
    () => socket.tell('message', message('b', { revision: 12 })),
  ],
  ['the server says that something may be', () => socket.tell('resync')],
])('asks again when %s', async (_, happens) => {
  const connection = await open();
  socket.replies['join'] = ({ sinceRevision }) => ({
    ...{ ok: true, hasMore: false, presence: 1, room: room({ revision: 12 }) },
    messages: sinceRevision === 10 ? [message('a', { revision: 11 }), message('b', { revision: 12 })] : [],
  });
  vi.useFakeTimers();
  happens();
  await vi.advanceTimersByTimeAsync(4000);
  vi.useRealTimers();
  expect([...connection.getState().chat.byId.keys()].sort()).toEqual(['a', 'b']);
  // Nothing is missing any more.
  expect(socket.of('join')).toHaveLength(2);
});

it('lets a message wait while there is no connection and sends it once, with its key', async () => {
  const connection = await open();
  socket.disconnect();
  expect(await connection.post(written)).toEqual({ ok: true });
  expect(connection.getState().chat.outbox[0]?.status).toBe('waiting');
  const { clientKey } = connection.getState().chat.outbox[0]!;
  socket.replies['post'] = (input) => ({ ok: true, message: message('a', { body: String(input['body']) }) });
  socket.connect();
  await waitFor('its answer', () => connection.getState().chat.outbox.length === 0);
  expect(socket.of('post').map((input) => input['clientKey'])).toEqual([clientKey]);
  expect(connection.getState().chat.byId.get('a')?.body).toBe('안녕하세요');
});

it('shows what got no answer as failed, and sends it again under the same key', async () => {
  const connection = await open();
  await connection.post(written);
  const [failed] = connection.getState().chat.outbox;
  expect(failed?.status).toBe('failed');
  socket.replies['post'] = () => ({ ok: true, message: message('a') });
  connection.retry(failed!.clientKey);
  await waitFor('its answer', () => connection.getState().chat.outbox.length === 0);
  expect(new Set(socket.of('post').map((input) => input['clientKey'])).size).toBe(1);
});

it('tells a refusal with its wait, and keeps draft and waiting messages over a reload', async () => {
  const connection = await open();
  const error = { code: 'too-fast', message: '조금 뒤에 다시 보내 주세요.' };
  socket.replies['post'] = () => ({ ok: false, error, retryAfterSeconds: 5 });
  const outcome = await connection.post(written);
  expect(outcome).toMatchObject({ ok: false, error });
  expect(connection.getState().waitUntil).toBeGreaterThan(Date.now() + 4_000);
  connection.setDraft({ text: '쓰다 만 글', asking: true, mentions: [] });
  stop?.();
  const again = await open();
  expect(again.getState().draft).toEqual({ text: '쓰다 만 글', asking: true, mentions: [] });
  expect(again.getState().chat.outbox.map(({ body }) => body)).toEqual(['안녕하세요']);
});

it.each([
  ['the talk was fetched before the room tells of new messages', 9, 9],
  ['nothing was fetched before', null, undefined],
])('%s: nothing between the two is missed', async (_, fetchedAt, sinceRevision) => {
  const connection = new ChatConnection({
    ...{ lessonId: 'lesson', readerId: 'me', durationSeconds: 432 },
    openSocket: async () => socket,
  });
  if (fetchedAt !== null) {
    revision = fetchedAt;
    connection.follow(0);
    await waitFor('the fetch', () => connection.getState().chat.fetched.length > 0);
  }
  stop = connection.start();
  await waitFor('the room', () => connection.getState().connection === 'open');
  expect(socket.of('join').map((input) => input['sinceRevision'])).toEqual([sinceRevision]);
});

it('fetches again what was read before the room began to tell', async () => {
  stored = [message('late', { mediaSecond: 0, revision: 10 })];
  const counts = [9, 10];
  vi.stubGlobal('fetch', async (address: string) =>
    address.includes('chat-map')
      ? Response.error()
      : Response.json({ items: stored, nextCursor: null, revision: counts.shift() }),
  );
  const connection = await open();
  await waitFor('the second look', () => connection.getState().chat.fetched.length > 0);
  expect(counts).toEqual([]);
});

it('announces only what others have just said', async () => {
  stored = [message('old', { mediaSecond: 3 })];
  const connection = await open();
  connection.follow(5);
  await waitFor('the stretch', () => connection.getState().chat.byId.has('old'));
  socket.tell('message', message('mine', { author: { id: 'me', name: '나', department: '부서' } }));
  socket.tell('message', message('theirs', { revision: 12 }));
  expect(connection.getState().arrivals.map(({ id }) => id)).toEqual(['theirs']);
  expect(connection.getState().map?.total).toBe(2);
});

it('takes a reaction back that was refused', async () => {
  const connection = await open();
  socket.tell('message', message('a'));
  socket.replies['react'] = () => ({ ok: false, error: { code: 'closed', message: '닫혔습니다.' } });
  const done = connection.react('a', 'helpful', true, '끊김');
  expect(connection.getState().chat.byId.get('a')?.reactions).toEqual({ helpful: 1 });
  expect(await done).toMatchObject({ message: '닫혔습니다.' });
  expect(connection.getState().chat.byId.get('a')?.reactions).toEqual({});
});

it('keeps what comes live where it came while the video goes on, and puts it at its own second after a leap', async () => {
  const connection = await open();
  const shown = () =>
    viewChat(connection.getState().chat, playhead).recent.map(({ key, at }) => `${key} ${at}`);
  let playhead = 9;
  const follow = (second: number) => connection.follow((playhead = second));
  for (const second of [9, 10]) follow(second);
  await waitFor('the talk up to here', () => connection.getState().chat.fetched.length > 0);
  socket.tell('message', message('a', { revision: 11, mediaSecond: 300 }));
  expect(shown()).toEqual(['a 10']);
  follow(13);
  expect(shown()).toEqual(['a 10']);
  follow(300);
  await waitFor('the talk up to there', () => shown().length > 0);
  expect(shown()).toEqual(['a 300']);
});
