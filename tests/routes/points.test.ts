// The points rules through their route: HR alone, sentences at the fields, and a version that is no longer the newest.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PointsRules } from '~/credits/find-points-rules.server';
import { POINTS_RULE_NAMES } from '~/credits/points-rule-names';
import { action, loader } from '~/routes/hr/points';
import { createWorld, type World } from '../lessons/lesson-world';
import { visit, type Refusal } from './hr-visit';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const look = (person = world.hr, query = '') =>
  visit<{ policy: PointsRules }>(loader, { db: world.db, person, path: `/hr/points${query}` });
const save = (change: Record<string, string> = {}, person = world.hr) => {
  const rules = POINTS_RULE_NAMES.flatMap((name) => [
    [`rules.${name}.points`, '1'],
    [`rules.${name}.yearlyCap`, ''],
  ]);
  const form = { year: '2026', version: '1', ...Object.fromEntries(rules), ...change };
  return visit<Refusal & { version: number; changed: boolean }>(action, {
    ...{ db: world.db, person, path: '/hr/points', form },
  });
};

test('is not there for an employee, a head or an administrator', async () => {
  for (const person of [world.colleague, world.head, world.admin]) {
    expect((await look(person)).status).toBe(404);
    expect((await save({}, person)).status).toBe(404);
  }
  expect(await world.db.prisma.creditPolicy.count()).toBe(0);
});

test('says at the field what is wrong', async () => {
  const { status, value } = await save({ 'rules.liveAttendance.points': '많이' });
  expect(status).toBe(400);
  expect(value.error.fields).toEqual({
    'rules.liveAttendance.points':
      '정시 상영 참여의 한 번 점수는 0에서 1,000까지의 정수로 쉼표 없이 적어 주세요.',
  });
});

test('saves, shows what was saved, and refuses an older version', async () => {
  const sent = { 'rules.officialAnswer.on': 'on', 'rules.officialAnswer.yearlyCap': '12' };
  expect((await save(sent)).value).toEqual({ version: 2, changed: true });
  expect((await look()).value.policy).toMatchObject({
    label: 'credit-2026.v2',
    rules: { officialAnswer: { on: true, points: 1, yearlyCap: 12 }, lessonCompleted: { on: false } },
  });
  expect((await save({ ...sent, version: '2' })).value).toEqual({ version: 2, changed: false });
  const { status, value } = await save();
  expect([status, value.error.code]).toEqual([409, 'policy-stale']);
});

test('shows a year that is over and does not take it', async () => {
  expect((await look(world.hr, '?year=2025')).value.policy).toMatchObject({ year: 2025, settled: true });
  const { status, value } = await save({ year: '2025' });
  expect([status, value.error.code]).toEqual([409, 'year-over']);
});
