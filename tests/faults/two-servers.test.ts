// One institute on two servers behind a balancer, with a real Redis between them: one talk, whatever happens to Redis or
// to one of the two.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ChatClient } from '../support/chat-client';
import { startBalancer, type Balancer } from '../support/balancer';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { RedisProcess } from '../support/redis-process';
import { ServerProcess } from '../support/server-process';
import { waitFor } from '../support/wait-for';

let test: TestDatabase;
let redis: RedisProcess;
let servers: [ServerProcess, ServerProcess];
let balancer: Balancer;
let people: Record<string, string>;
let lessonId: string;
const open: ChatClient[] = [];

beforeAll(async () => {
  [test, redis] = await Promise.all([createTestDatabase(), RedisProcess.start()]);
  const env = { DATABASE_URL: test.url, REDIS_URL: redis.url, ROLE: 'web' };
  const first = await ServerProcess.start(env);
  servers = [first, await ServerProcess.startBeside(first, {})];
  balancer = await startBalancer(servers.map(({ origin }) => origin));
  people = await createPeople(test.db);
});
afterAll(async () => {
  for (const chat of open) chat.close();
  await balancer?.close();
  for (const server of [...(servers ?? [])].reverse()) await server.dispose();
  await redis?.kill();
  await test?.drop();
});
beforeEach(async () => {
  for (const chat of open.splice(0)) chat.close();
  ({ lessonId } = await publishLessonRows(test.db, { authorId: people['2001']! }));
});

/** In the talk on one of the two servers. */
async function enter(employeeNo: string, server: ServerProcess) {
  const chat = await ChatClient.connect(await signedIn(server.origin, employeeNo), lessonId);
  open.push(chat);
  expect(await chat.join()).toMatchObject({ ok: true });
  return chat;
}
const heardBody = (chat: ChatClient, body: string) => chat.hears('message', (given) => given.body === body);

it('a balancer sends neighbours to different servers, and they talk', async () => {
  const clients = await Promise.all(['1001', '1002'].map((no) => signedIn(balancer.origin, no)));
  const chats: ChatClient[] = [];
  for (const client of clients) chats.push(await ChatClient.connect(client, lessonId));
  open.push(...chats);
  for (const chat of chats) expect(await chat.join()).toMatchObject({ ok: true });
  expect(await chats[0]!.post('옆 서버에도 들리나요')).toMatchObject({ ok: true });
  await heardBody(chats[1]!, '옆 서버에도 들리나요');
  expect(await chats[1]!.post('네, 들립니다')).toMatchObject({ ok: true });
  await heardBody(chats[0]!, '네, 들립니다');
});

it('what one server does is heard on the other: words, changes, hiding, muting and who is there', async () => {
  const [writer, reader, moderator] = [
    await enter('1001', servers[0]),
    await enter('1002', servers[1]),
    await enter('2001', servers[1]),
  ];
  await reader.hears('presence', ({ count }) => count === 3);
  await writer.hears('presence', ({ count }) => count === 3);
  const { message } = await writer.post('이건 가려질 글');
  await heardBody(reader, '이건 가려질 글');
  const messageId = message!.id;
  expect(await moderator.emit('hide', { messageId, reason: '연습' })).toMatchObject({ ok: true });
  expect(await reader.hears('message-changed', ({ id }) => id === messageId)).toMatchObject({ body: null });
  expect(await writer.hears('message-changed', ({ id }) => id === messageId)).toMatchObject({
    ...{ body: '이건 가려질 글', hidden: true },
  });
  const mute = { employeeId: people['1001'], lessonId, minutes: 10 };
  expect(await moderator.emit('mute', mute)).toMatchObject({ ok: true });
  await writer.hears('muted', ({ until }) => until !== null);
  expect(await writer.post('쓸 수 없는 글')).toMatchObject({ ok: false, error: { code: 'muted' } });
  writer.close();
  await reader.hears('presence', ({ count }) => count === 2);
});

it('a list of words and who looks after a talk, changed on one server, count on the other at once', async () => {
  const maker = await signedIn(servers[0].origin, '2001');
  const change = (path: string, fields: Record<string, string>) =>
    maker.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  const appoint = (intent: string) =>
    change(`/studio/${lessonId}/people`, { intent, kind: 'moderator', personId: people['1002']! });
  expect((await appoint('appoint')).status).toBe(200);
  const [writer, moderator] = [await enter('1001', servers[1]), await enter('1002', servers[1])];
  const teacher = await enter('2001', servers[0]);
  const { message } = await writer.post('가려질 글');
  await heardBody(moderator, '가려질 글');
  expect((await appoint('dismiss')).status).toBe(200);
  await moderator.hears('room', () => true);
  const messageId = message!.id;
  expect(await teacher.emit('hide', { messageId, reason: '까닭' })).toMatchObject({ ok: true });
  const heard = await moderator.hears('message-changed', ({ id, hidden }) => id === messageId && hidden);
  expect(heard).toMatchObject({ body: null });

  const hr = await signedIn(servers[0].origin, '3001');
  const word = new URLSearchParams({ intent: 'add-word', list: 'forbidden', word: '바둑돌' });
  expect(await writer.post('바둑돌 하나')).toMatchObject({ ok: true });
  expect((await hr.fetch('/chat-desk', { method: 'POST', body: word })).status).toBe(200);
  await waitFor(
    'the other server to know the word',
    async () => {
      const { error } = await writer.post('바둑돌 둘');
      return error?.code === 'forbidden-word';
    },
    5_000,
  );
});

it('who signs out on one server is sent away from the other', async () => {
  const client = await signedIn(servers[0].origin, '1001');
  // The cookie is the institute's and not one server's.
  const elsewhere = Object.assign(await signedIn(servers[1].origin, '1002'), { cookies: client.cookies });
  const chat = await ChatClient.connect(elsewhere, lessonId);
  open.push(chat);
  await client.fetch('/sign-out', { method: 'POST' });
  await waitFor('the socket to end', () => !chat.socket.connected, 5_000);
});

it('without Redis each goes on alone, and afterwards everybody is told to ask for what was missed', async () => {
  const [writer, neighbour, far] = [
    await enter('1001', servers[0]),
    await enter('2001', servers[0]),
    await enter('1002', servers[1]),
  ];
  const before = await writer.post('레디스가 있을 때');
  await heardBody(far, '레디스가 있을 때');
  await redis.kill();
  await waitFor('the server to notice', () => servers[0].log.includes('Redis is away'));
  expect(await writer.post('레디스가 없을 때')).toMatchObject({ ok: true });
  await heardBody(neighbour, '레디스가 없을 때');
  expect(far.heard.some(({ given }) => given?.body === '레디스가 없을 때')).toBe(false);
  await redis.start();
  await far.hears('resync', () => true);
  const missed = await far.join({ sinceRevision: before.message!.revision });
  expect(missed.messages?.map(({ body }) => body)).toEqual(['레디스가 없을 때']);
  expect(await writer.post('다시 이어졌습니다')).toMatchObject({ ok: true });
  await heardBody(far, '다시 이어졌습니다');
});

it('whose server is killed goes to the other and has everything once', async () => {
  const [writer, reader] = [await enter('1001', servers[0]), await enter('1002', servers[1])];
  const first = await writer.post('첫 글');
  await heardBody(reader, '첫 글');
  await servers[1].kill();
  await waitFor('the socket to end', () => !reader.socket.connected);
  expect(await writer.post('그 사이의 글')).toMatchObject({ ok: true });
  const moved = await enter('1002', servers[0]);
  const missed = await moved.join({ afterId: first.message!.id });
  expect(missed.messages?.map(({ body }) => body)).toEqual(['그 사이의 글']);
  await servers[1].start();
  const back = await enter('2001', servers[1]);
  expect(await back.post('돌아온 서버에서')).toMatchObject({ ok: true });
  await heardBody(moved, '돌아온 서버에서');
});
