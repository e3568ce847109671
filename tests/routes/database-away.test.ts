// While the database is away every door says so in the contract's shape, and asks to come again.
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PrismaClient } from '~/platform/generated/prisma/client';
import { loader as record } from '~/routes/api/record';
import { action as changeCourse } from '~/routes/hr/courses';
import { loader as me } from '~/routes/learner/me';
import { createWorld, type World } from '../lessons/lesson-world';
import { silentLog } from '~/platform/log.server';
import { visit, type Refusal } from './hr-visit';

let world: World;
beforeAll(async () => void (world = await createWorld()));
afterAll(() => world.drop());

/** Nothing listens on port 1. */
function awayDatabase() {
  const sql = new pg.Pool({ host: '127.0.0.1', port: 1 });
  return { sql, pipeline: sql, prisma: new PrismaClient({ adapter: new PrismaPg(sql) }) };
}

test.each([
  ['the API', record, '/api/v1/me/record', undefined],
  ['a page', me, '/me', undefined],
  ['a form', changeCourse, '/hr/courses', { intent: 'create', title: '수질 관리' }],
])('%s answers 503 with a sentence', async (_what, route, path, form) => {
  const given = { db: awayDatabase(), person: world.hr, path, log: silentLog, ...(form ? { form } : {}) };
  const { status, value, response } = await visit<Refusal>(route, given);
  expect(status).toBe(503);
  expect(value.error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/잠시 뒤 다시/) });
  if (response) expect(response.headers.get('retry-after')).toBe('5');
});
