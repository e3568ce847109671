import { describe, expect, it } from 'vitest';
import { readEnv } from '~/platform/env.server';
import { dateIn, halfIn, yearIn } from '~/platform/zone';

it('has defaults for everything, and blank means unset', () => {
  expect(readEnv({ PORT: '', ORIGIN: '' })).toMatchObject({
    ...{ port: 3000, host: '127.0.0.1', databaseUrl: undefined, origin: undefined, trustProxy: false },
    ...{ timeZone: 'Asia/Seoul', mediaTtlSeconds: 1800, logLevel: 'info', mode: 'production' },
  });
});

describe('a wrong value stops the start with a sentence naming it', () => {
  it.each([
    ['PORT', '99999'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'mysql://x'],
    ['ORIGIN', 'edu.example.kr'],
    ['ORIGIN', 'https://edu.example.kr/path'],
    ['TRUST_PROXY', 'maybe'],
    ['INSTITUTE_TZ', 'Asia/Busan'],
    ['SESSION_SECRET', 'short'],
    ['MEDIA_TTL_SECONDS', '5'],
    ['LOG_LEVEL', 'loud'],
    ['UPLOAD_QUOTA_MB', '0'],
    ['UPLOAD_MAX_UNFINISHED', 'many'],
    ['UPLOAD_KEEP_DAYS', '0.5'],
    ['DISK_RESERVE_MB', '-1'],
  ])('%s=%s', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`환경 변수 ${name}의 값이`));
  });
});

describe('the calendar of the institute’s zone', () => {
  it.each([
    ['2026-12-31T14:59:00Z', 2026, 2, '2026-12-31'],
    ['2026-12-31T15:01:00Z', 2027, 1, '2027-01-01'],
    ['2026-06-30T14:59:59Z', 2026, 1, '2026-06-30'],
    ['2026-06-30T15:00:00Z', 2026, 2, '2026-07-01'],
  ])('%s is year %i, half %i, %s in Seoul', (at, year, half, date) => {
    const moment = new Date(at);
    expect([
      yearIn(moment, 'Asia/Seoul'),
      halfIn(moment, 'Asia/Seoul'),
      dateIn(moment, 'Asia/Seoul'),
    ]).toEqual([year, half, date]);
  });
});
