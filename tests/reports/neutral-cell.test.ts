import { afterAll, beforeAll, expect, test } from 'vitest';
import { neutralSql, neutralText } from '~/reports/neutral-cell';
import { createTestDatabase, type TestDatabase } from '../support/database';

let world: TestDatabase;
beforeAll(async () => (world = await createTestDatabase()));
afterAll(() => world.drop());

test.each([
  ['=1+1', "'=1+1"],
  ['+82 10', "'+82 10"],
  ['-', "'-"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tcmd', "'\tcmd"],
  ['\r=1', "'\r=1"],
  ['\n=1', "' =1"],
  ['＝1', "'＝1"],
  ['두\n줄', '두 줄'],
  ["'=1", "'=1"],
  ['a=1', 'a=1'],
  ['0012', '0012'],
  ['😀 웃음', '😀 웃음'],
])('%j becomes %j, in SQL as in JavaScript', async (given, wanted) => {
  const { rows } = await world.db.sql.query(
    `SELECT ${neutralSql('given')} AS cell FROM (SELECT $1::text AS given) g`,
    [given],
  );
  expect(rows).toEqual([{ cell: wanted }]);
  expect(neutralText(given)).toBe(wanted);
});

test('an empty text is nothing', async () => {
  const { rows } = await world.db.sql.query(
    `SELECT ${neutralSql('given')} AS cell FROM (SELECT ''::text AS given) g`,
  );
  expect(rows).toEqual([{ cell: null }]);
});
