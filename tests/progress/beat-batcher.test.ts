// The batched write path on a real database, and what a course's policy changes.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WatchableLesson } from '~/lessons/watchable-lesson';
import { presets } from '~/lessons/watching-policy';
import { silentLog } from '~/platform/log.server';
import { createBeatBatcher } from '~/progress/beat-batcher.server';
import { beatInput } from '~/progress/beat-schema';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { errorOf, Institute, timeZone } from './institute';

let test: TestDatabase;
let institute: Institute;
let lesson: WatchableLesson;
beforeAll(async () => {
  test = await createTestDatabase();
  institute = new Institute(test.db);
  lesson = await institute.lesson();
});
afterAll(async () => {
  await institute.batcher.stop();
  await test.drop();
});

describe('batches', () => {
  it('looks every row up by its whole key, even as planned on tables known to be empty', async () => {
    await test.db.sql.query(`VACUUM (ANALYZE) beat, watch_session, watch_run, watch_clock`);
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    institute.clock.advanceSeconds(5);
    await institute.beat(person, session, { seq: 1, intervals: [[0, 5]] });
    const plans = await Promise.all([planOfRead(), planOfRead()]); // one of each connection
    const plan = plans.find((found) => found !== null);
    expect(plan).not.toContain('Seq Scan');
    expect(plan).toMatch(/Index Cond: \(key = /);
    expect(plan).toMatch(/Index Cond: \(\(session_id = .*seq = /);
  });

  it('one poison beat fails alone', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => institute.employee()));
    const sessions: { sessionKey: string }[] = [];
    for (const person of people) sessions.push(await institute.open(person, lesson));
    institute.clock.advanceSeconds(10);
    await test.db.sql.query(`CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'poison'; END $$`);
    await test.db.sql.query(`CREATE TRIGGER poison BEFORE UPDATE ON watch_run FOR EACH ROW
      WHEN (OLD.person_id = '${people[7]!.id}') EXECUTE FUNCTION poison()`);
    const results = await Promise.allSettled(
      people.map((person, i) => institute.beat(person, sessions[i]!, { seq: 1, intervals: [[0, 10]] })),
    );
    await test.db.sql.query(`DROP TRIGGER poison ON watch_run`);
    expect(results.map((result) => result.status === 'fulfilled')).toEqual(people.map((_, i) => i !== 7));
    expect(await institute.beat(people[7]!, sessions[7]!, { seq: 1, intervals: [[0, 10]] })).toMatchObject({
      acceptedSeconds: 10,
    });
  });

  it('a refused beat leaves its neighbours alone, and one person keeps the order of several', async () => {
    const [a, b] = [await institute.employee(), await institute.employee()];
    const [sa, sb] = [await institute.open(a, lesson), await institute.open(b, lesson)];
    institute.clock.advanceSeconds(20);
    const [first, refused, second, other] = await Promise.allSettled([
      institute.beat(a, sa, { seq: 1, intervals: [[0, 10]] }),
      institute.beat(a, { sessionKey: randomUUID() }, { seq: 1, intervals: [[0, 10]] }),
      institute.beat(a, sa, { seq: 2, intervals: [[10, 20]] }),
      institute.beat(b, sb, { seq: 1, intervals: [[0, 5]] }),
    ]);
    expect([first, refused, second, other].map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(second).toMatchObject({ value: { coveredSeconds: 20 } });
  });

  it('stops only after what it took is answered', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    const batcher = createBeatBatcher({
      sql: test.db.pipeline,
      clock: institute.clock,
      timeZone,
      log: silentLog,
    });
    institute.clock.advanceSeconds(5);
    const beat = beatInput.parse({ sessionKey: session.sessionKey, seq: 1, intervals: [[0, 5]], rate: 1 });
    const taken = batcher.submit(person.id, beat);
    await batcher.stop();
    expect(await taken).toMatchObject({ acceptedSeconds: 5 });
    expect(await errorOf(batcher.submit(person.id, { ...beat, seq: 2 }))).toMatchObject({ status: 503 });
  });

  it('a server that died after the commit left its answers: the next one gives the same', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    institute.clock.advanceSeconds(362);
    const beat = { seq: 1, intervals: [[0, 362]], rate: 1, sessionKey: session.sessionKey };
    const answer = await institute.beat(person, session, beat);
    expect(answer.credited).toEqual({ minutes: 6, points: 0 });
    const restarted = createBeatBatcher({
      sql: test.db.pipeline,
      clock: institute.clock,
      timeZone,
      log: silentLog,
    });
    institute.clock.advanceSeconds(60);
    expect(await restarted.submit(person.id, beatInput.parse(beat))).toEqual(answer);
    await institute.open(person, lesson);
    expect(await restarted.submit(person.id, beatInput.parse(beat))).toEqual(answer);
    await restarted.stop();
    expect(await institute.count('ledger_entry', person.id)).toBe(1);
  });

  it('nothing of a batch stays when its completion cannot be posted, and the retry counts in full', async () => {
    const person = await institute.employee();
    const session = await institute.open(person, lesson);
    institute.clock.advanceSeconds(362);
    await test.db.sql.query(`CREATE FUNCTION no_ledger() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'disk full'; END $$`);
    await test.db.sql.query(`CREATE TRIGGER no_ledger BEFORE INSERT ON ledger_entry FOR EACH ROW
      WHEN (NEW.person_id = '${person.id}') EXECUTE FUNCTION no_ledger()`);
    const beat = { seq: 1, intervals: [[0, 362]] };
    expect(await errorOf(institute.beat(person, session, beat))).toMatchObject({
      status: 503,
      code: 'unavailable',
    });
    await test.db.sql.query(`DROP TRIGGER no_ledger ON ledger_entry`);
    expect(await institute.count('beat', person.id)).toBe(0);
    const { rows } = await test.db.sql.query(
      'SELECT completed_at, covered_ms FROM watch_run WHERE person_id = $1',
      [person.id],
    );
    expect(rows).toEqual([{ completed_at: null, covered_ms: 0 }]);
    expect(await institute.beat(person, session, beat)).toMatchObject({
      completed: true,
      credited: { minutes: 6 },
    });
  });

  it('two servers with the same people in opposite order do not wait for each other in a circle', async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => institute.employee()));
    const sessions = new Map<string, { sessionKey: string }>();
    for (const person of people) sessions.set(person.id, await institute.open(person, lesson));
    institute.clock.advanceSeconds(40);
    const other = createBeatBatcher({
      sql: test.db.pipeline,
      clock: institute.clock,
      timeZone,
      log: silentLog,
    });
    const send = (batcher: typeof other, order: typeof people, seq: number) =>
      order.map((person) =>
        batcher.submit(
          person.id,
          beatInput.parse({
            sessionKey: sessions.get(person.id)!.sessionKey,
            seq,
            intervals: [[seq, seq + 1]],
            rate: 1,
          }),
        ),
      );
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) => [
        ...send(institute.batcher, people, 2 * i + 1),
        ...send(other, people.toReversed(), 2 * i + 2),
      ]).flat(),
    );
    await other.stop();
    expect(answers.every((answer) => answer.acceptedSeconds === 1)).toBe(true);
  });
});

describe('the policy of a course', () => {
  it('statutory neither speeds up nor jumps ahead, until it is completed', async () => {
    const course = await institute.course({ rule: presets.statutory });
    const legal = await institute.lesson({ course });
    const person = await institute.employee();
    const session = await institute.open(person, legal);
    expect(session).toMatchObject({ maxRate: 1, seekAhead: false });
    institute.clock.advanceSeconds(100);
    expect(await institute.beat(person, session, { seq: 1, intervals: [[100, 150]] })).toMatchObject({
      acceptedSeconds: 0,
    });
    institute.clock.advanceSeconds(262);
    expect(await institute.beat(person, session, { seq: 2, intervals: [[0, 362]] })).toMatchObject({
      completed: true,
    });
    expect(await institute.open(person, legal)).toMatchObject({
      maxRate: 2,
      seekAhead: true,
      missing: [],
      resumeSeconds: 0,
    });
  });

  it('says whether the sound alone counts, and is the judge of it', async () => {
    for (const listening of [false, true]) {
      const course = await institute.course({ rule: { ...presets.own, listening } });
      const lesson = await institute.lesson({ course });
      const person = await institute.employee();
      const session = await institute.open(person, lesson);
      expect(session).toMatchObject({ listeningCounts: listening });
      institute.clock.advanceSeconds(100);
      const heard = { seq: 1, intervals: [[0, 100]], mode: 'listening' };
      expect(await institute.beat(person, session, heard)).toMatchObject({
        acceptedSeconds: listening ? 100 : 0,
        seen: listening ? [[0, 100]] : [],
        learningSeconds: listening ? 100 : 0,
      });
    }
  });

  it('limits the lessons of a day and opens the next one on the next day', async () => {
    institute.clock.set('2027-03-02T01:00:00Z');
    const course = await institute.course({ rule: { ...presets.eighty, maxLessonsPerDay: 1 } });
    const [one, two] = [await institute.lesson({ course }), await institute.lesson({ course })];
    const person = await institute.employee();
    expect(await institute.play(person, await institute.open(person, one), 0, 290)).toMatchObject({
      completed: true,
      missing: [],
    });
    expect(await errorOf(institute.open(person, two))).toMatchObject({
      status: 409,
      code: 'daily-lesson-limit',
    });
    institute.clock.set('2027-03-02T15:00:00Z');
    expect(await institute.open(person, two)).toMatchObject({ completed: false });
  });
});

/** The plan that a connection of the pool keeps for the beats' read; null = it was never asked there. */
async function planOfRead(): Promise<string | null> {
  const client = await test.db.pipeline.connect();
  try {
    const { rowCount } = await client.query(`SELECT FROM pg_prepared_statements WHERE name = 'beats-read'`);
    if (!rowCount) return null;
    await client.query(`SET plan_cache_mode = force_generic_plan`);
    const { rows } = await client.query<Record<'QUERY PLAN', string>>(
      `EXPLAIN EXECUTE "beats-read" (ARRAY[gen_random_uuid()], ARRAY['key'], ARRAY[1])`,
    );
    await client.query(`RESET plan_cache_mode`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    client.release();
  }
}
