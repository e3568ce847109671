// kill -9 of the server while people talk: between a message's commit and its answer, and at any moment.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Db } from '~/platform/db.server';
import type { ApiClient } from '../support/api-client';
import { ChatClient } from '../support/chat-client';
import { startFlakyProxy } from '../support/flaky-proxy';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';
import { ServerProcess } from '../support/server-process';
import { waitFor } from '../support/wait-for';
import { listSeeds, randomFrom } from './seeds';

let server: ServerProcess;
let people: Record<string, string>;
let lessonId: string;
const signed: Record<string, ApiClient> = {};

async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase(server.connectionString, { poolSize: 2 });
  try {
    return await work(db);
  } finally {
    await closeDatabase(db);
  }
}

beforeAll(async () => {
  server = await ServerProcess.start();
  people = await withDatabase(createPeople);
  for (const no of ['1001', '1002', '2001', '3001']) signed[no] = await signedIn(server.origin, no);
});
afterAll(() => server?.dispose());
beforeEach(async () => {
  ({ lessonId } = await withDatabase((db) => publishLessonRows(db, { authorId: people['2001']! })));
});

const enter = async (no: string) => {
  const chat = await ChatClient.connect(signed[no]!, lessonId);
  await chat.join();
  return chat;
};

it('a message that was kept and never answered is there once when it is sent again', async () => {
  const proxy = await startFlakyProxy(Number(new URL(server.origin).port));
  try {
    const through = Object.assign(await signedIn(proxy.origin, '1001'), { origin: proxy.origin });
    const writer = await ChatClient.connect(through, lessonId);
    await writer.join();
    const reader = await enter('1002');
    const clientKey = randomUUID();
    proxy.holdsAnswers = true;
    const answer = writer.post('답을 못 들은 글', { clientKey }).then(
      (ack) => ack,
      () => 'none',
    );
    const kept = await reader.hears('message', ({ body }) => body === '답을 못 들은 글');
    await server.kill();
    proxy.cutNow();
    expect(await answer).toBe('none');
    await server.start();

    const again = await enter('1001');
    const ack = await again.post('답을 못 들은 글', { clientKey });
    expect(ack).toMatchObject({ ok: true, message: { id: kept.id } });
    const later = await ChatClient.connect(signed['1002']!, lessonId);
    expect((await later.join()).messages!.map(({ body }) => body)).toEqual(['답을 못 들은 글']);
    [writer, reader, again, later].forEach((chat) => chat.close());
  } finally {
    await proxy.close();
  }
});

interface Sent {
  clientKey: string;
  body: string;
  id: string | null;
}

/** Writes one after the other, each under one key until it is answered, whatever happens to the server. */
async function keepTalking(no: string, sent: Sent[], isOver: () => boolean) {
  let chat: ChatClient | undefined;
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  while (!isOver()) {
    const one: Sent = { clientKey: randomUUID(), body: `${no}의 ${sent.length}번째`, id: null };
    sent.push(one);
    while (one.id === null) {
      try {
        chat ??= await enter(no);
        const ack = await chat.post(one.body, { clientKey: one.clientKey });
        if (ack.ok) one.id = ack.message!.id;
        else await pause((ack.retryAfterSeconds ?? 1) * 1000);
      } catch {
        chat?.close();
        chat = undefined;
        await pause(100);
      }
    }
  }
  chat?.close();
}

it.each(listSeeds())('seed %i: kills among talking people lose nothing and double nothing', async (seed) => {
  const random = randomFrom(seed);
  const sent: Record<string, Sent[]> = { '1001': [], '1002': [], '2001': [], '3001': [] };
  let over = false;
  const talking = Promise.all(Object.entries(sent).map(([no, list]) => keepTalking(no, list, () => over)));
  for (let kill = 0; kill < 3; kill++) {
    const before = Object.values(sent).flat().length;
    await waitFor('people to talk', () => Object.values(sent).flat().length >= before + 4, 30_000);
    await new Promise((resolve) => setTimeout(resolve, random.between(0, 300)));
    await server.kill();
    await server.start();
  }
  over = true;
  await talking;

  const rows = await withDatabase((db) =>
    db.prisma.chatMessage.findMany({ where: { lessonId }, orderBy: { bornRevision: 'asc' } }),
  );
  const all = Object.values(sent).flat();
  expect(rows.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id!).sort());
  // Each person's in the order of writing, and no count given twice.
  for (const [no, list] of Object.entries(sent))
    expect(rows.filter(({ authorId }) => authorId === people[no]).map(({ body }) => body)).toEqual(
      list.map(({ body }) => body),
    );
  expect(new Set(rows.map(({ bornRevision }) => bornRevision)).size).toBe(rows.length);
  console.log(`seed ${seed}: ${rows.length} messages through three kills`);
});
