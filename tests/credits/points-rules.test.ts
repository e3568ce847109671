// HR turns a year's points rules on: a new version each time, never over one unseen, and none for a year that is over.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { changePointsRules } from '~/credits/change-points-rules.server';
import { defaultCreditRule, type CreditRule } from '~/credits/credit-policy';
import { ensureCreditPolicy, findCreditPolicy } from '~/credits/ensure-credit-policy.server';
import { findPointsRules } from '~/credits/find-points-rules.server';
import { noteParticipation, postParticipation } from '~/credits/note-participation.server';
import type { Person } from '~/people/person';
import { AppError } from '~/platform/errors';
import { createWorld, now, type World } from '../lessons/lesson-world';

let world: World;
beforeEach(async () => {
  await world?.drop();
  world = await createWorld();
});
afterAll(() => world?.drop());

const year = 2026;
const timeZone = 'Asia/Seoul';
const DAY = 86_400_000;
const off = defaultCreditRule.pointsRules;
const withAnswers: CreditRule['pointsRules'] = {
  ...off,
  officialAnswer: { points: 3, yearlyCap: null, on: true },
};

interface Change {
  version?: number;
  rules?: CreditRule['pointsRules'];
  person?: Person;
  year?: number;
}
const change = ({ version = 1, rules = withAnswers, person = world.hr, year: of = year }: Change = {}) =>
  changePointsRules({ db: world.db, now, timeZone, person, ip: '10.0.0.7', year: of, version, rules });
const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof AppError)) throw error;
  return `${error.status} ${error.code}`;
};
const versions = (of = year) =>
  world.db.prisma.creditPolicy.findMany({ where: { year: of }, orderBy: { version: 'asc' } });
const logged = () => world.db.prisma.accessLog.findMany({ where: { action: 'points-rules.set' } });

describe('changing', () => {
  it('begins a year from the default and writes the next version', async () => {
    expect(await findPointsRules({ db: world.db, now, timeZone, year })).toMatchObject({
      ...{ version: 1, label: 'credit-2026.v1', changedAt: null, settled: false, rules: off },
    });
    expect(await versions()).toEqual([]);
    expect(await change()).toBe(2);
    expect((await versions()).map(({ rule }) => rule)).toEqual([
      defaultCreditRule,
      { ...defaultCreditRule, pointsRules: withAnswers },
    ]);
    expect(await findPointsRules({ db: world.db, now, timeZone, year })).toMatchObject({
      ...{ version: 2, label: 'credit-2026.v2', changedAt: now, rules: withAnswers },
    });
  });

  it('keeps what else the rule says, also what it says beyond today’s fields', async () => {
    const rule = { targetMinutes: 600, unitMinutes: 10, annualCapMinutes: 3000, later: 'kept' };
    await world.db.prisma.creditPolicy.create({ data: { year, version: 1, rule, createdAt: now } });
    await change();
    expect((await versions())[1]!.rule).toEqual({ ...rule, pointsRules: withAnswers });
  });

  it('refuses what began from an older version', async () => {
    await change();
    expect(await refusalOf(change({ rules: off }))).toBe('409 policy-stale');
    expect((await findCreditPolicy(world.db.sql, year))?.rule.pointsRules).toEqual(withAnswers);
  });

  it('lets one of those through who save at once', async () => {
    await ensureCreditPolicy(world.db.sql, { year, now });
    const first = await world.db.sql.connect();
    try {
      await first.query('BEGIN');
      await first.query(
        `INSERT INTO credit_policy (id, year, version, rule, created_at)
         SELECT gen_random_uuid(), year, 2, rule, created_at FROM credit_policy WHERE year = $1`,
        [year],
      );
      const second = refusalOf(change());
      // It has read version 1 as the newest and stands at the row that the first has not committed yet.
      await expect
        .poll(
          async () => {
            const { rows } = await world.db.sql.query(
              `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
            );
            return rows.length;
          },
          { timeout: 10_000 },
        )
        .toBe(1);
      await first.query('COMMIT');
      expect(await second).toBe('409 policy-stale');
    } finally {
      first.release(true);
    }
    expect(await versions()).toHaveLength(2);
    expect(await logged()).toEqual([]);
  });

  it('writes nothing when nothing differs', async () => {
    await change();
    expect(await change({ version: 2 })).toBe(2);
    expect(await versions()).toHaveLength(2);
    expect(await logged()).toHaveLength(1);
  });

  it('leaves a year that is over as it is, and opens the next', async () => {
    expect(await refusalOf(change({ year: year - 1 }))).toBe('409 year-over');
    expect(await versions(year - 1)).toEqual([]);
    expect(await change({ year: year + 1 })).toBe(2);
    const past = await findPointsRules({ db: world.db, now, timeZone, year: year - 1 });
    expect(past.settled).toBe(true);
  });

  it('is HR’s alone', async () => {
    for (const person of [world.colleague, world.head, world.admin])
      expect(await refusalOf(change({ person }))).toBe('403 forbidden');
    expect(await versions()).toEqual([]);
  });

  it('stands in the access log with what became different', async () => {
    await change();
    expect(await logged()).toMatchObject([
      {
        actorId: world.hr.id,
        subject: 'credit-2026.v2',
        ip: '10.0.0.7',
        detail: { change: '2026년 공식 답변 (끔 1점, 한 해 10점 → 켬 3점, 한도 없음)' },
      },
    ]);
  });
});

it('a rule that was turned on pays a fact that has stood, and turned off keeps what was paid', async () => {
  const fact = {
    sourceKey: 'official-answer:one',
    personId: world.author.id,
    kind: 'official-answer' as const,
    ...{ subjectId: randomUUID(), subjectTitle: '여과기 역세척', jobField: '체육시설', occurredAt: now },
  };
  await noteParticipation({ db: world.db, now, timeZone, facts: [fact], since: now });
  const later = new Date(now.getTime() + 8 * DAY);
  const post = () => postParticipation({ db: world.db, now: later, timeZone, year });
  const paid = () => world.db.prisma.ledgerEntry.findMany({ where: { kind: 'points' } });
  expect(await post()).toBe(0);
  await change();
  expect(await post()).toBe(1);
  await change({ version: 2, rules: off });
  expect(await post()).toBe(0);
  expect(await paid()).toMatchObject([
    { personId: world.author.id, amount: 3, policyVersion: 'credit-2026.v2' },
  ]);
});
