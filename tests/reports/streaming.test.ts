// What only size and a rude reader show: order, flat work, and connections that come back.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exportTrainingRecord } from '~/reports/export-training-record.server';
import type { ExportFormat } from '~/reports/schema';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { waitFor } from '../support/wait-for';
import { readCsv } from './read-csv';
import {
  createDepartment,
  createEmployee,
  fillLedger,
  instituteName,
  now,
  personOf,
  readAll,
  timeZone,
} from './world';

const ROWS = 20_000;
let world: TestDatabase;
let hr: ReturnType<typeof personOf>;

beforeAll(async () => {
  world = await createTestDatabase();
  const department = await createDepartment(world.db, '체육사업부', 1);
  const id = await createEmployee(world.db, department, { employeeNo: '0042', name: '박서윤' });
  hr = personOf(id, { roles: ['hr'] });
  await fillLedger(world.db, id, 2026, ROWS);
});
afterAll(() => world.drop());

const take = (format: ExportFormat) =>
  exportTrainingRecord({
    db: world.db,
    now,
    timeZone,
    person: hr,
    ip: '',
    instituteName,
    year: 2026,
    by: 'entry',
    format,
  });

const activeReports = async () => {
  const { rows } = await world.db.sql.query<{ n: number }>(
    `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND (state <> 'idle') AND backend_type = 'client backend'`,
  );
  return rows[0]!.n;
};
const allBack = async () => {
  const { totalCount, idleCount, waitingCount } = world.db.sql;
  return totalCount === idleCount && waitingCount === 0 && (await activeReports()) === 0;
};

beforeEach(() => waitFor('idle connections', allBack));

test('every row once and in order, across the pieces that it comes in', async () => {
  const rows = readCsv((await readAll((await take('csv')).stream)).toString('utf8').slice(1)).slice(3);
  expect(rows).toHaveLength(ROWS);
  expect(rows.every((cells, at) => cells[0] === String(at + 1) && cells[5] === `과정 - 차시 ${at + 1}`)).toBe(
    true,
  );
  await waitFor('the connection back', allBack);
});

describe.each<[ExportFormat]>([['csv'], ['xlsx']])('a %s download', (format) => {
  test('that is broken off ends the statement and gives the connection back', async () => {
    const { stream } = await take(format);
    await new Promise((resolve) => stream.once('data', resolve));
    stream.destroy();
    await waitFor('the connection back', allBack);
    expect((await world.db.sql.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  test('that is never begun gives it back as well', async () => {
    const { stream } = await take(format);
    stream.destroy();
    await waitFor('the connection back', allBack);
  });

  test('that nobody reads waits, and goes on where it stood', async () => {
    const { stream } = await take(format);
    await waitFor('a full buffer', () => stream.readableLength > 0);
    const held = stream.readableLength;
    expect(held).toBeLessThan(2 * 1024 * 1024);
    const bytes = await readAll(stream);
    expect(bytes.length).toBeGreaterThan(held);
    await waitFor('the connection back', allBack);
  });

  test('whose statement fails ends with an error, not as a whole file', async () => {
    await world.db.sql.query('ALTER TABLE ledger_entry RENAME TO elsewhere');
    try {
      const { stream } = await take(format);
      await expect(readAll(stream)).rejects.toThrow(/ledger_entry/);
    } finally {
      await world.db.sql.query('ALTER TABLE elsewhere RENAME TO ledger_entry');
    }
    await waitFor('the connection back', allBack);
  });
});
