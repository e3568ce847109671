import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listApprovals } from '~/approvals/list-approvals.server';
import { attachVideo } from '~/lessons/attach-video.server';
import { putCaptions } from '~/lessons/put-captions.server';
import { silentLog } from '~/platform/log.server';
import { createDiskStorage } from '~/platform/storage.server';
import { listUnfinished } from '~/progress/list-unfinished.server';
import { advanceDemoLessons } from '~/server/demo/advance-demo-lessons.server';
import { readCourses, readLessonScript, readTalk } from '~/server/demo/content.server';
import { orderDemoLessons, WAITING_LESSON } from '~/server/demo/demo-lesson-order';
import { findDemoPerson } from '~/server/demo/find-demo-person.server';
import type { renderDemoLesson } from '~/server/demo/render-demo-lesson.server';
import { seedTalk } from '~/server/demo/seed-talk.server';
import { prepareInstitute } from '~/server/prepare-institute';
import { findDemoProgress } from '~/studio/demo-progress.server';
import { createTestDatabase, type TestDatabase } from '../../support/database';

const now = new Date('2026-11-23T06:00:00Z');
const content = path.resolve('content');
let database: TestDatabase;
const work = () => ({
  ...{ db: database.db, now, timeZone: 'Asia/Seoul', log: silentLog, enqueue: () => Promise.resolve() },
  storage: createDiskStorage(path.join(os.tmpdir(), 'edu-test-no-storage')),
});
beforeAll(async () => {
  database = await createTestDatabase();
  await prepareInstitute({ ...work(), mode: 'demo', contentFolder: content });
});
afterAll(() => database.drop());

/** Stands for minutes of drawing and speaking: the draft gets a video that waits to be processed, and captions. */
const rendered: string[] = [];
let captions = true;
let broken = '';
const render: typeof renderDemoLesson = async ({ script, lessonId, author }) => {
  const { db } = database;
  if (script.slug === broken) throw new Error('no voice');
  const at = { createdAt: now, updatedAt: now };
  const video = await db.prisma.video.create({
    data: { ownerId: author.id, filename: `${script.slug}.mp4`, sizeBytes: 1n, status: 'probing', ...at },
  });
  await attachVideo({ db, now, person: author, lessonId, videoId: video.id });
  const text = 'WEBVTT\n\n00:00.000 --> 00:02.000\n자막\n';
  if (captions) await putCaptions({ db, now, person: author, lessonId, lang: 'ko', text });
  rendered.push(script.slug);
  return { durationMs: 330_000 };
};

const advance = () =>
  advanceDemoLessons({
    work,
    readScript: (slug) => readLessonScript(content, slug),
    readTalk: () => readTalk(content),
    signal: new AbortController().signal,
    render,
  });
async function order() {
  const slugs = (await readCourses(content)).flatMap(({ lessons }) => lessons);
  return orderDemoLessons(await Promise.all(slugs.map((slug) => readLessonScript(content, slug))));
}
const lessonOf = (title: string) =>
  database.db.prisma.lesson.findFirstOrThrow({ where: { title, demo: true }, include: { versions: true } });

async function finishVideo(slug: string, status: 'ready' | 'failed' = 'ready') {
  const { prisma } = database.db;
  const { title } = await readLessonScript(content, slug);
  const videoId = (await lessonOf(title)).versions[0]!.videoId!;
  const set = { id: randomUUID(), videoId, rungs: [], createdAt: now };
  await prisma.renditionSet.create({ data: { ...set, prefix: `renditions/${set.id}` } });
  await prisma.video.update({
    where: { id: videoId },
    data: { status, durationMs: 330_000, renditionSetId: set.id },
  });
}

test('step by step: rendered, processed, published by the head; one waits on the desk; a failure stops nobody', async () => {
  const scripts = await order();
  const [first, second, third, fourth] = scripts;
  expect(await findDemoProgress({ db: database.db })).toBeNull();

  await advance();
  expect(rendered).toEqual([first!.slug]);
  expect(await findDemoProgress({ db: database.db })).toMatchObject({
    done: 0,
    total: 8,
    current: first!.title,
  });
  await advance();
  expect(rendered, 'while its video is processed nothing else begins').toEqual([first!.slug]);

  await finishVideo(first!.slug);
  await advance();
  expect(await lessonOf(first!.title)).toMatchObject({ status: 'published', demo: true });
  expect(rendered).toEqual([first!.slug, second!.slug]);
  expect(await findDemoProgress({ db: database.db })).toMatchObject({
    done: 1,
    total: 8,
    current: second!.title,
  });

  expect(second!.slug).toBe(WAITING_LESSON);
  captions = false;
  await finishVideo(second!.slug);
  await advance();
  expect(await lessonOf(second!.title)).toMatchObject({ status: 'submitted', liveVersionId: null });
  const head = (await findDemoPerson({ db: database.db, who: { employeeNo: '4001' } }))!;
  const waiting = await listApprovals({ db: database.db, person: head, state: 'waiting' });
  expect(waiting.map(({ title }) => title)).toEqual([second!.title]);

  // The process died between the video and its captions: the lesson is rendered again.
  captions = true;
  await advance();
  expect(rendered.slice(2)).toEqual([third!.slug, third!.slug]);
  await finishVideo(third!.slug);
  await advance();
  expect(await lessonOf(third!.title)).toMatchObject({ status: 'published' });

  // One video fails for good, and the next lesson cannot be rendered: the one after it is, and then that one again.
  const [fifth, sixth, ...rest] = scripts.slice(4);
  broken = fifth!.slug;
  await finishVideo(fourth!.slug, 'failed');
  await advance();
  expect(await lessonOf(fourth!.title)).toMatchObject({ status: 'draft' });
  expect(rendered.at(-1)).toBe(sixth!.slug);
  broken = '';
  await finishVideo(sixth!.slug);
  await advance();
  for (const { slug } of [fifth!, ...rest]) {
    expect(rendered.at(-1)).toBe(slug);
    await finishVideo(slug);
    await advance();
  }
  expect(await database.db.prisma.lesson.count({ where: { status: 'published' } })).toBe(6);
  const watched = await database.db.sql.query<{
    began: number;
    completed: number;
    entries: number;
    late: boolean;
  }>(
    `SELECT count(r.id)::int AS began, count(r.completed_at)::int AS completed, count(e.id)::int AS entries,
            bool_or(r.started_at < l.published_at OR r.last_beat_at > $1 OR r.completed_at > $1) AS late
       FROM lesson l JOIN watch_run r ON r.lesson_id = l.id
       LEFT JOIN ledger_entry e ON e.source_key = 'completion:' || r.person_id || ':' || r.lesson_id || ':1'
      WHERE l.status = 'published' GROUP BY l.id`,
    [now],
  );
  expect(watched.rows).toHaveLength(6);
  for (const { began, completed, entries, late } of watched.rows) {
    expect(began).toBeGreaterThan(15);
    expect(completed).toBeGreaterThan(5);
    expect(completed).toBeLessThan(began);
    expect(entries, 'each completion has its entry').toBe(completed);
    expect(late, 'nothing before it was published or still to come').toBe(false);
  }
  expect(await findDemoProgress({ db: database.db }), 'all done: nothing to show').toBeNull();

  const before = rendered.length;
  await advance();
  expect(rendered).toHaveLength(before);
});

test('1001 has something to go on with, seen on a lesson that is published', async () => {
  const person = (await findDemoPerson({ db: database.db, who: { employeeNo: '1001' } }))!;
  const unfinished = await listUnfinished({ db: database.db, person });
  expect(unfinished.length).toBeGreaterThanOrEqual(2);
  for (const { coveredSeconds, durationSeconds, positionSeconds } of unfinished) {
    expect(durationSeconds).toBe(330);
    expect(coveredSeconds).toBeGreaterThan(0);
    expect(coveredSeconds).toBeLessThanOrEqual(positionSeconds);
  }
});

test('people have talked beside a published lesson: every line is theirs, once, at its second and day', async () => {
  const talk = (await readTalk(content))['pool-residual-chlorine']!;
  const script = await readLessonScript(content, 'pool-residual-chlorine');
  const { id: lessonId, liveVersionId } = await lessonOf(script.title);
  expect(liveVersionId).not.toBeNull();
  await seedTalk({ ...work(), lessonId, slug: script.slug, talk: { [script.slug]: talk } });
  const rows = await database.db.prisma.chatMessage.findMany({ where: { lessonId } });
  const lines = talk.flatMap((line) => [line, ...(line.answers ?? [])]);
  expect(rows.map(({ body }) => body).sort()).toEqual(lines.map(({ body }) => body).sort());
  const official = rows.filter((row) => row.official);
  expect(official).toHaveLength(2);
  const sections = await database.db.sql.query(
    'SELECT FROM chat_answer_section WHERE message_id = ANY($1::uuid[])',
    [official.map(({ id }) => id)],
  );
  expect(sections.rowCount).toBe(lines.flatMap((line) => line.sections ?? []).length);
  expect(rows.filter(({ pinnedAt }) => pinnedAt)).toHaveLength(1);
  expect(rows.every(({ createdAt }) => createdAt < now)).toBe(true);
  // The mornings since have told the lesson's maker of the one that nobody has answered.
  const told = await database.db.prisma.notification.findMany({
    where: { kind: 'unanswered', subject: lessonId },
  });
  expect(told).toMatchObject([{ facts: { lesson: script.title, count: 1 } }]);
});
