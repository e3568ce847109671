import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readEnv } from '~/platform/env.server';
import { silentLog } from '~/platform/log.server';
import { createDiskStorage } from '~/platform/storage.server';
import { jobDefinitions } from '~/server/jobs';
import { prepareInstitute } from '~/server/prepare-institute';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { makeTempFolder } from '../../support/temp-folder';

const now = new Date('2026-11-23T06:00:00Z');
const enqueue = vi.fn().mockResolvedValue(undefined);
let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

const work = () => ({
  ...{ db: database.db, now, timeZone: 'Asia/Seoul', log: silentLog, enqueue },
  storage: createDiskStorage(makeTempFolder()),
});
const namesOf = (env: Record<string, string>) =>
  jobDefinitions({ work, env: readEnv(env) })
    .map(({ name }) => name)
    .sort();

test('production gets rules and manuals, but no demo person, course, lesson, entry or name', async () => {
  await prepareInstitute({ ...work(), mode: 'production', contentFolder: path.resolve('content') });
  const { prisma } = database.db;
  expect(await prisma.manual.count({ where: { demo: false } })).toBeGreaterThanOrEqual(8);
  expect(await prisma.manual.count({ where: { demo: true } })).toBe(0);
  expect(await prisma.watchingPolicy.count({ where: { courseId: null } })).toBe(1);
  expect(await prisma.creditPolicy.findMany({ select: { year: true } })).toEqual([{ year: 2026 }]);
  const made = [prisma.employee, prisma.course, prisma.lesson, prisma.setting, prisma.ledgerEntry];
  expect(await Promise.all(made.map((table) => (table as typeof prisma.employee).count()))).toEqual([
    0, 0, 0, 0, 0,
  ]);
  expect(enqueue).not.toHaveBeenCalled();
});

test('the queue knows the job of demo lessons in the demo only, and switched off it does nothing', async () => {
  const ordinary = [
    ...['keep-participation', 'keep-questions', 'keep-roster', 'lessons.sweep-edits'],
    ...['purge-beats', 'purge-chat', 'purge-notifications', 'purge-people', 'video.sweep'],
  ];
  expect(namesOf({ INSTITUTE_MODE: 'production' })).toEqual(ordinary);
  expect(namesOf({ INSTITUTE_MODE: 'demo' })).toEqual(['demo.render-lesson', ...ordinary]);
  const off = jobDefinitions({ work, env: readEnv({ INSTITUTE_MODE: 'demo', DEMO_LESSONS: 'off' }) });
  const job = off.find(({ name }) => name === 'demo.render-lesson')!;
  await job.handle({} as never, new AbortController().signal);
  expect(await database.db.prisma.setting.count()).toBe(0);
});
