// What is kept of the talk, by a set clock.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { purgeChat } from '~/chat/purge-chat.job.server';
import { changeSetting } from '~/people/settings.server';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { createPeople } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';

const now = new Date('2030-01-10T18:47:00Z');
const old = new Date('2027-01-09T00:00:00Z');
const young = new Date('2027-01-11T00:00:00Z');
let test: TestDatabase;
let people: Record<string, string>;
let lessonId: string;
let versionId: string;
let revision = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  people = await createPeople(test.db);
  ({ lessonId } = await publishLessonRows(test.db, { authorId: people['2001']! }));
  versionId = (await test.db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId } })).id;
  await test.db.prisma.chatRoom.create({ data: { lessonId, versionId } });
});
afterAll(() => test?.drop());
beforeEach(async () => {
  for (const table of [
    'chat_reaction',
    'chat_report',
    'chat_mention',
    'chat_message',
    'chat_mute',
    'chat_seen',
  ])
    await test.db.sql.query(`DELETE FROM ${table}`);
  await changeSetting({ db: test.db, now, key: 'chat-years', value: '3' });
});

async function write(createdAt: Date, change: object = {}): Promise<string> {
  const { id } = await test.db.prisma.chatMessage.create({
    data: {
      ...{
        id: randomUUID(),
        lessonId,
        lessonVersionId: versionId,
        mediaMs: 0,
        shownMs: 0,
        body: '글',
        kind: 'chat',
      },
      ...{ authorId: people['1001']!, clientKey: randomUUID(), createdAt },
      ...{ bornRevision: ++revision, revision },
      ...change,
    },
  });
  return id;
}
const left = async () => (await test.db.prisma.chatMessage.findMany()).map(({ id }) => id).sort();

it('goes after three years with everything that hangs on it, and the purge is told', async () => {
  const gone = await write(old);
  const stays = await write(young);
  for (const messageId of [gone, stays]) {
    const personId = people['1002']!;
    await test.db.prisma.chatReaction.create({
      data: { messageId, personId, reaction: 'helpful', createdAt: old },
    });
    await test.db.prisma.chatReport.create({ data: { messageId, personId, reason: '욕설', createdAt: old } });
    await test.db.prisma.chatMention.create({ data: { messageId, personId, name: '강민석' } });
  }
  const personId = people['1001']!;
  await test.db.prisma.chatSeen.create({ data: { personId, lessonId, revision: 1, seenAt: old } });
  await test.db.prisma.chatMute.createMany({
    data: [old, young].map((until) => ({ personId, lessonId, until, createdById: personId, createdAt: old })),
  });
  expect(await purgeChat({ db: test.db, now })).toBe(1);
  expect(await left()).toEqual([stays]);
  for (const table of ['chat_reaction', 'chat_report', 'chat_mention', 'chat_mute'])
    expect([
      table,
      (await test.db.sql.query(`SELECT count(*) AS count FROM ${table}`)).rows[0].count,
    ]).toEqual([table, 1]);
  expect(await test.db.prisma.chatSeen.count()).toBe(0);
  expect(await test.db.prisma.accessLog.findFirst({ where: { action: 'retention.purge' } })).toMatchObject({
    detail: { chatMessages: 1 },
  });
});

it('keeps official answers and their questions, and not the talk beside them', async () => {
  const question = await write(old, { kind: 'question' });
  const official = await write(old, { kind: 'answer', official: true, replyTo: question });
  await write(old, { kind: 'answer', replyTo: question });
  await write(old, { kind: 'question' });
  expect(await purgeChat({ db: test.db, now })).toBe(2);
  expect(await left()).toEqual([question, official].sort());
});

it('keeps what begins a thread as long as an answer does, and nothing for an answer that was taken back', async () => {
  const root = await write(old);
  const reply = await write(young, { replyTo: root });
  const question = await write(old, { kind: 'question' });
  await write(old, { kind: 'answer', official: true, replyTo: question, deletedAt: old });
  await purgeChat({ db: test.db, now });
  expect(await left()).toEqual([root, reply].sort());
});

it('keeps everything at 0 years, and as long as the institute set', async () => {
  await write(new Date('2020-01-01T00:00:00Z'));
  await changeSetting({ db: test.db, now, key: 'chat-years', value: '0' });
  expect(await purgeChat({ db: test.db, now })).toBe(0);
  await changeSetting({ db: test.db, now, key: 'chat-years', value: '10' });
  expect(await purgeChat({ db: test.db, now })).toBe(1);
});

it('goes in several rounds where there is much', async () => {
  await test.db.sql.query(
    `INSERT INTO chat_message (id, lesson_id, lesson_version_id, media_ms, author_id, client_key, body, kind, born_revision, revision, created_at)
     SELECT gen_random_uuid(), $1, $2, 0, $3, 'k' || i, 'm', 'chat', i, i, $4 FROM generate_series(1, 2500) i`,
    [lessonId, versionId, people['1001'], old],
  );
  expect(await purgeChat({ db: test.db, now })).toBe(2500);
  expect(await left()).toEqual([]);
});
