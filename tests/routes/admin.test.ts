// The administrator's page: nobody else's, settings checked and logged, failed videos tried again, a bundle without names.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccessAction } from '~/people/access-action';
import { writeAccessLog } from '~/people/access-log.server';
import { findSystemFigures } from '~/people/find-system-figures.server';
import { findSettings } from '~/people/settings.server';
import { action, loader } from '~/routes/admin/admin';
import type { AdminFigures } from '~/routes/admin/admin-figures.server';
import { loader as bundle } from '~/routes/admin/log-bundle';
import { listQueued } from '../support/queued-videos';
import { createWorld, makePublished, makeVideo, type World } from '../lessons/lesson-world';
import { now, visit, type Refusal } from './hr-visit';

let world: World;
let failedId: string;
beforeAll(async () => {
  world = await createWorld();
  failedId = await makeVideo(world, world.author, { status: 'failed', reason: '영상을 읽을 수 없습니다.' });
});
afterAll(() => world.drop());

const given = (more: object = {}) => ({ db: world.db, person: world.admin, path: '/admin', ...more });

describe('the page', () => {
  test('is not there for anybody else', async () => {
    for (const person of [world.hr, world.head, world.colleague]) {
      for (const route of [loader, bundle]) expect((await visit(route, given({ person }))).status).toBe(404);
      expect(
        (await visit(action, given({ person, form: { intent: 'retry', videoId: failedId } }))).status,
      ).toBe(404);
    }
  });

  test('shows the failed video with its owner, the figures and the time since the start', async () => {
    const { value } = await visit<AdminFigures>(loader, given());
    expect(value.failedVideos).toMatchObject([
      { id: failedId, ownerName: world.author.name, reason: '영상을 읽을 수 없습니다.' },
    ]);
    expect(value).toMatchObject({ upSeconds: 90, demo: null, space: { low: false } });
    expect(value.databaseBytes).toBeGreaterThan(1e6);
  });

  test('counts the queue’s jobs by state, those of the archive too', async () => {
    expect((await findSystemFigures({ db: world.db, now })).jobs).toEqual({
      waiting: 0,
      active: 0,
      done: 0,
      failed: 0,
    });
    await world.db.sql.query(`CREATE SCHEMA pgboss;
      CREATE TABLE pgboss.job (id uuid DEFAULT gen_random_uuid(), name text, state text, completed_on timestamptz, output jsonb);
      CREATE TABLE pgboss.archive (LIKE pgboss.job INCLUDING DEFAULTS);
      INSERT INTO pgboss.job (name, state, completed_on, output) VALUES ('a', 'created', NULL, NULL), ('a', 'retry', NULL, NULL),
        ('a', 'active', NULL, NULL), ('a', 'failed', '2026-05-11T00:00:00Z', '{"message": "boom"}'),
        ('a', 'failed', '2026-05-09T00:00:00Z', '{"message": "long ago"}');
      INSERT INTO pgboss.archive (name, state, completed_on) VALUES ('a', 'completed', '2026-05-10T13:00:00Z');`);
    const figures = await findSystemFigures({ db: world.db, now });
    expect(figures.jobs).toEqual({ waiting: 2, active: 1, done: 1, failed: 1 });
    expect(figures.failedJobs).toMatchObject([{ name: 'a', message: 'boom' }]);
  });
});

describe('acts', () => {
  test('settings are kept, logged and count at once', async () => {
    const seen = { jobs: [], forgot: 0 };
    const form = {
      intent: 'settings',
      instituteName: ' 새 공단 ',
      helpContact: '교육팀 1234',
      accessLogYears: '3',
      chatYears: '5',
    };
    expect((await visit(action, given({ form, seen }))).value).toEqual({ saved: true });
    expect(await findSettings({ db: world.db })).toMatchObject({
      'institute-name': '새 공단',
      'help-contact': '교육팀 1234',
      'access-log-years': '3',
    });
    expect(seen.forgot).toBe(1);
    const logged = await world.db.prisma.accessLog.findFirst({ where: { action: 'setting.change' } });
    expect(logged?.actorId).toBe(world.admin.id);
  });

  test('settings of videos are kept', async () => {
    const form = { intent: 'video-settings', readyLines: '360', originals: 'drop' };
    expect((await visit(action, given({ form }))).value).toEqual({ saved: true });
    expect(await findSettings({ db: world.db })).toMatchObject({
      ...{ 'video-ready-lines': '360', 'video-originals': 'drop', 'institute-name': '새 공단' },
    });
  });

  test.each([
    [{ intent: 'video-settings', readyLines: '9000', originals: 'keep' }, 'readyLines'],
    [{ intent: 'video-settings', readyLines: '360', originals: 'burn' }, 'originals'],
    [{ intent: 'reencode', videoId: '1' }, 'videoId'],
    [{ intent: 'settings', instituteName: '', helpContact: '교육팀' }, 'instituteName'],
    [{ intent: 'settings', instituteName: '가'.repeat(61), helpContact: '교육팀' }, 'instituteName'],
    [{ intent: 'settings', instituteName: '공단', helpContact: '\u0000\u0001x' }, 'helpContact'],
    [
      {
        intent: 'settings',
        instituteName: '공단',
        helpContact: '교육팀',
        accessLogYears: '0',
        chatYears: '0',
      },
      'accessLogYears',
    ],
    [{ intent: 'retry', videoId: '1' }, 'videoId'],
    [{ intent: 'destroy' }, 'intent'],
  ])('refuse %j in the field', async (form, field) => {
    const { status, value } = await visit<Refusal>(action, given({ form }));
    expect(status).toBe(400);
    expect(value.error.fields?.[field]).toMatch(/[가-힣]/);
  });

  test('a failed video of anybody is tried again, once', async () => {
    const form = { intent: 'retry', videoId: failedId };
    expect((await visit(action, given({ form }))).value).toEqual({ retried: failedId });
    expect(await listQueued(world.db)).toEqual({ [failedId]: 'process' });
    expect((await visit(action, given({ form }))).status).toBe(409);
  });
});

test('the queue with its owners is there, put in another order and cut short, and both are logged', async () => {
  const { db } = world;
  const waiting: string[] = [];
  for (const person of [world.author, world.colleague])
    waiting.push(await makeVideo(world, person, { status: 'probing', reason: null }));
  const queueOf = async () => (await visit<AdminFigures>(loader, given())).value.queue;
  const queue = await queueOf();
  const last = queue.waiting.filter(({ id }) => waiting.includes(id)).at(-1)!;
  expect(queue).toMatchObject({ running: [], workers: [] });
  expect(queue.waiting.map(({ ownerName }) => ownerName)).toEqual(
    expect.arrayContaining([world.author.name, world.colleague.name]),
  );
  const act = (intent: string) => visit(action, given({ form: { intent, videoId: last.id } }));
  expect((await act('put-first')).value).toEqual({ retried: last.id });
  expect((await queueOf()).waiting[0]!.id).toBe(last.id);
  expect((await act('set-aside')).value).toEqual({ retried: last.id });
  expect((await queueOf()).waiting.map(({ id }) => id)).not.toContain(last.id);
  const { value } = await visit<AdminFigures>(loader, given());
  expect(value.failedVideos).toContainEqual(expect.objectContaining({ id: last.id }));
  expect((await act('put-first')).status).toBe(409);
  const logged = await db.prisma.accessLog.findMany({ where: { subject: last.id }, orderBy: { id: 'asc' } });
  expect(logged.map((entry) => entry.action)).toEqual(['video.put-first', 'video.set-aside']);
  await db.prisma.video.updateMany({ where: { id: { in: waiting } }, data: { status: 'ready' } });
});

test('a ready video whose higher quality failed is shown and tried again; one without its original says why not', async () => {
  const videoId = await makeVideo(world, world.author);
  await world.db.prisma.video.update({ where: { id: videoId }, data: { sourceKey: null } });
  const refused = { form: { intent: 'reencode', videoId } };
  const { status, value } = await visit<Refusal>(action, given(refused));
  expect([status, value.error.message]).toEqual([409, expect.stringContaining('원본')]);
  await world.db.prisma.video.update({
    where: { id: videoId },
    data: { followUp: 'higher', followUpFailedAt: now, errorLog: 'boom' },
  });
  const page = await visit<AdminFigures>(loader, given());
  expect(page.value.failedVideos).toContainEqual(
    expect.objectContaining({ id: videoId, followUp: 'higher', errorLog: 'boom', reason: null }),
  );
  await world.db.prisma.video.update({ where: { id: videoId }, data: { followUpFailedAt: null } });
});

test('the log says in words what was done, and to what', async () => {
  const { db, author, admin } = world;
  const lesson = await makePublished(world, { title: '여과기 역세척' });
  const version = await db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId: lesson.id } });
  const screen = async (title: string) => {
    const id = randomUUID();
    const when = { startsAt: now, createdAt: now, updatedAt: now };
    const about = { lessonId: lesson.id, hostId: author.id, audience: 'everyone' };
    await db.prisma.screening.create({ data: { id, title, ...about, ...when } });
    return id;
  };
  await db.prisma.chatRoom.create({ data: { lessonId: lesson.id, versionId: version.id } });
  const message = await db.prisma.chatMessage.create({
    data: {
      ...{
        lessonId: lesson.id,
        lessonVersionId: version.id,
        mediaMs: 0,
        authorId: author.id,
        body: '안녕하세요',
      },
      ...{
        id: randomUUID(),
        clientKey: 'log-message',
        kind: 'chat',
        bornRevision: 1,
        revision: 1,
        createdAt: now,
      },
    },
  });
  const acts: [AccessAction, subject: string, shown: string | null][] = [
    ['lesson.hand-over', lesson.id, '여과기 역세척'],
    ['video.retry', version.videoId!, '여과기 역세척'],
    ['chat.hide', message.id, '여과기 역세척'],
    ['screening.schedule', await screen('다 같이 보는 날'), '다 같이 보는 날'],
    ['screening.schedule', await screen(''), '여과기 역세척'],
    ['chat.mute', author.id, author.name],
    ['video.retry', await makeVideo(world, author), null],
    ['lesson.delete', randomUUID(), null],
    ['person.roles', author.employeeNo, null],
  ];
  for (const [act, subject] of acts)
    await writeAccessLog({ db, now, actorId: admin.id, ip: '', action: act, subject });
  const { log } = (await visit<AdminFigures>(loader, given())).value;
  const latest = log.rows.slice(0, acts.length).reverse();
  expect(latest.map((row) => [row.action, row.subject, row.subjectName])).toEqual(acts);
});

test('the bundle names no person, no file and no secret', async () => {
  await makeVideo(world, world.author, { status: 'failed', reason: '멈췄습니다.' });
  const { response } = await visit(bundle, given());
  expect(response?.headers.get('content-disposition')).toBe(
    'attachment; filename="log-bundle-2026-05-11.json"',
  );
  const text = await response!.text();
  expect(JSON.parse(text)).toMatchObject({
    versions: { institute: '0.1.0' },
    failedVideos: [{ reason: '멈췄습니다.' }],
  });
  for (const { name, employeeNo } of [world.author, world.admin, world.hr]) {
    expect(text).not.toContain(name);
    expect(text).not.toContain(`"${employeeNo}"`);
  }
  expect(text).not.toContain('수질 점검.mp4');
  for (const [name, value] of Object.entries(process.env)) {
    if (/SECRET|DATABASE_URL|TOKEN|PASSWORD/.test(name) && value && value.length > 6)
      expect(text).not.toContain(value);
  }
});
