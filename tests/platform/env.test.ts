import { availableParallelism } from 'node:os';
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
    ['ROLE', 'master'],
    ['VIDEO_WORKERS', '-1'],
    ['VIDEO_WORKERS', 'two'],
  ])('%s=%s', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`환경 변수 ${name}의 값이`));
  });
});

describe('the parts of an institute that run apart', () => {
  const DATABASE_URL = 'postgresql://db.example.kr/institute';

  it('take as much video work as they are told, the pages none', () => {
    const workersOf = (source: Record<string, string>) => readEnv({ DATABASE_URL, ...source }).videoWorkers;
    expect(workersOf({})).toBe(Math.max(1, Math.floor(availableParallelism() / 4)));
    expect(workersOf({ VIDEO_WORKERS: '0' })).toBe(0);
    expect(workersOf({ ROLE: 'web', VIDEO_WORKERS: '3' })).toBe(0);
    expect(workersOf({ ROLE: 'worker', VIDEO_WORKERS: '3' })).toBe(3);
  });

  it.each([
    [{ ROLE: 'worker' }, /DATABASE_URL이 필요합니다: ROLE=worker/],
    [{ ROLE: 'web' }, /DATABASE_URL이 필요합니다: ROLE=web/],
    [{ ROLE: 'worker', DATABASE_URL, INSTITUTE_MODE: 'demo' }, /ROLE의 값이.*시연 모드/],
    [{ ROLE: 'worker', DATABASE_URL, VIDEO_WORKERS: '0' }, /VIDEO_WORKERS의 값이.*1 이상/],
  ])('%j is refused with a sentence', (source, sentence) => {
    expect(() => readEnv(source)).toThrow(sentence);
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
