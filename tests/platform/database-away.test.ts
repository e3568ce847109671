import { expect, test } from 'vitest';
import { AppError } from '~/platform/errors';
import { isDatabaseAway } from '~/platform/database-away';

const withCode = (code: string, message = '') => Object.assign(new Error(message), { code });
const ofPrisma = (state: string) =>
  Object.assign(withCode('P2010'), { meta: { driverAdapterError: { cause: { code: state } } } });

test.each([
  ['the server was stopped', withCode('57P01'), true],
  ['the disk of the database is full', withCode('53100'), true],
  ['its socket is gone', withCode('ENOENT', 'connect ENOENT /run/.s.PGSQL.5432'), true],
  ['nobody listens', withCode('ECONNREFUSED'), true],
  ['it went in the middle', new Error('Connection terminated unexpectedly'), true],
  ['Prisma passes the state on', ofPrisma('57P01'), true],
  ['Prisma found no connection', withCode('P2024'), true],
  ['a row stands twice', withCode('23505'), false],
  ['Prisma met a unique index', withCode('P2002'), false],
  ['Prisma passes a wrong value on', ofPrisma('22P02'), false],
  ['a fault of ours', new TypeError('x is not a function'), false],
  ['a refusal', new AppError('conflict', 'state', '이미 끝났습니다.'), false],
])('%s', (_what, error, away) => {
  expect(isDatabaseAway(error)).toBe(away);
});
