// A player that began with one rendition set goes on with it when a newer one takes its place.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMediaRenewal } from '~/server/media-renewal';
import { publishLessonRows } from '../support/published-lesson';
import { createTestDatabase } from '../support/database';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('beats renew the cookies of every set that is still there, and of no other video', async () => {
  const { db } = database;
  const personId = randomUUID();
  const { lessonId } = await publishLessonRows(db, { authorId: randomUUID() });
  await publishLessonRows(db, { authorId: randomUUID(), title: '다른 강의' });
  const version = await db.prisma.lessonVersion.findFirstOrThrow({ where: { lessonId } });
  const video = await db.prisma.video.findUniqueOrThrow({ where: { id: version.videoId! } });
  const at = new Date('2026-06-01T00:00:00Z');
  const newer = await db.prisma.renditionSet.create({
    data: { videoId: video.id, prefix: `renditions/${randomUUID()}`, rungs: [], createdAt: at },
  });
  const key = randomUUID();
  const [runId, policyId] = [randomUUID(), randomUUID()];
  await db.prisma.watchSession.create({
    data: {
      ...{ key, personId, lessonId, lessonVersionId: version.id, runId, policyId },
      ...{ durationMs: 1000, maxRate: 1, openedAt: at },
    },
  });
  const renew = createMediaRenewal({ db, everyMs: 0, cookieFor: (person, set) => `${person} ${set}` });
  expect(await renew(personId, key, false)).toEqual([]);
  expect(await renew(personId, key, false)).toEqual([
    ...[`${personId} ${newer.id}`, `${personId} ${video.renditionSetId!}`],
  ]);
  const other = randomUUID();
  await renew(other, `${key}x`, false);
  expect(await renew(other, `${key}x`, false)).toEqual([]);
});
