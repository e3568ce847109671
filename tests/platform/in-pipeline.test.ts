// A transaction whose statements do not wait for each other is whole or nothing, like any other.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inPipeline } from '~/platform/db.server';
import { createTestDatabase, type TestDatabase } from '../support/database';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.db.sql.query(`CREATE TABLE jar (label text PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)`);
});
afterAll(() => test.drop());
beforeEach(() => test.db.sql.query(`TRUNCATE jar`));

const put = (label: string) => ({ text: `INSERT INTO jar VALUES ($1)`, values: [label] });
const labels = async () =>
  (await test.db.sql.query<{ label: string }>(`SELECT label FROM jar ORDER BY 1`)).rows.map((r) => r.label);

it('each statement sees what those sent before it did, and everything stays', async () => {
  const count = await inPipeline(test.db.pipeline, async (client) => {
    const [, , found] = await Promise.all([
      client.query(put('가')),
      client.query(put('나')),
      client.query<{ n: number }>(`SELECT count(*) AS n FROM jar`),
    ]);
    return found.rows[0]!.n;
  });
  expect(count).toBe(2);
  expect(await labels()).toEqual(['가', '나']);
});

it('a statement that fails in front of the commit leaves nothing, and says why', async () => {
  const failing = inPipeline(test.db.pipeline, async (client, commit) => {
    await Promise.all([client.query(put('가')), client.query(`SELECT 1 / 0`), commit()]);
  });
  await expect(failing).rejects.toThrow(/division by zero/);
  expect(await labels()).toEqual([]);
});

it('a commit that was not one is never taken for one', async () => {
  const failing = inPipeline(test.db.pipeline, async (client, commit) => {
    const [, failed] = await Promise.allSettled([
      client.query(put('가')),
      client.query(`SELECT 1 / 0`),
      commit(),
    ]);
    expect(failed.status).toBe('rejected');
  });
  await expect(failing).rejects.toThrow(/not committed: ROLLBACK/);
  expect(await labels()).toEqual([]);
});

it('what the commit itself refuses leaves nothing', async () => {
  const failing = inPipeline(test.db.pipeline, async (client, commit) => {
    await Promise.all([client.query(put('가')), client.query(put('가')), commit()]);
  });
  await expect(failing).rejects.toThrow(/duplicate key/);
  expect(await labels()).toEqual([]);
});

it('the work’s own error rolls back, and the connection serves the next', async () => {
  for (let round = 0; round < 5; round++) {
    const failing = inPipeline(test.db.pipeline, async (client) => {
      void client.query(put('가'));
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
  }
  await inPipeline(test.db.pipeline, (client) => client.query(put('나')));
  expect(await labels()).toEqual(['나']);
});
