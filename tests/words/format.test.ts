import { describe, expect, test } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatDuration,
  formatHours,
  formatMinutes,
  formatNumber,
  formatPercent,
  formatSigned,
  formatSignedMinutes,
  joinUnit,
} from '../../app/words/format';
import {
  dateFields,
  formatDate,
  formatDateTime,
  formatDay,
  formatPeriod,
  formatTime,
  formatWhen,
} from '../../app/words/format-date';
import { josa } from '../../app/words/josa';
import { formatFor } from '../../app/words/words';

const SEOUL = 'Asia/Seoul';

test.each([
  [484, '8분 4초', '8 min 4 s'],
  [0, '0초', '0 s'],
  [-3, '0초', '0 s'],
  [59.9, '59초', '59 s'],
  [60, '1분', '1 min'],
  [3600, '1시간', '1 h'],
  [3661, '1시간 1분 1초', '1 h 1 min 1 s'],
])('duration of %d s', (seconds, ko, en) => {
  expect([formatDuration(seconds, 'ko'), formatDuration(seconds, 'en')]).toEqual([ko, en]);
});

test.each([
  [122, '2:02'],
  [0, '0:00'],
  [432.9, '7:12'],
  [3722, '1:02:02'],
  [-1, '0:00'],
])('clock of %d s', (seconds, text) => {
  expect(formatClock(seconds)).toBe(text);
});

test.each([
  [1160, '19시간 20분', '19 h 20 min'],
  [60, '1시간', '1 h'],
  [0, '0분', '0 min'],
  [-6, '−6분', '−6 min'],
  [72610, '1,210시간 10분', '1,210 h 10 min'],
])('%d minutes', (minutes, ko, en) => {
  expect([formatMinutes(minutes, 'ko'), formatMinutes(minutes, 'en')]).toEqual([ko, en]);
});

test.each([
  [8, '+8분'],
  [-6, '−6분'],
  [160, '+2시간 40분'],
  [0, '0분'],
])('ledger line of %d minutes', (minutes, text) => {
  expect(formatSignedMinutes(minutes, 'ko')).toBe(text);
});

test.each([
  [1284, undefined, '1,284'],
  [-0.21, undefined, '−0.21'],
  [4.5, 2, '4.50'],
  [-0.001, 1, '0.0'],
])('number %d', (value, digits, text) => {
  expect(formatNumber(value, digits)).toBe(text);
});

test.each([
  [0.21, undefined, '+0.21'],
  [-3.7, 1, '−3.7'],
  [0, undefined, '0'],
  [0.001, 1, '0.0'],
])('signed %d', (value, digits, text) => {
  expect(formatSigned(value, digits)).toBe(text);
});

test('rates, hours and sizes', () => {
  expect(formatPercent(288, 312)).toBe('92.3%');
  expect(formatPercent(0, 0)).toBe('-');
  expect(formatHours(1116)).toBe('18.6');
  expect(formatHours(348980)).toBe('5,816.3');
  expect([0, 999, 17_300_000, 118_000_000, 4_000_000_000].map((size) => formatBytes(size))).toEqual([
    '0 B',
    '999 B',
    '17.3 MB',
    '118 MB',
    '4 GB',
  ]);
});

describe("dates are those of the institute's zone", () => {
  const friday = '2026-11-20T00:12:00Z';
  test.each([
    ['phone', '11월 20일(금)', 'Fri 20 Nov'],
    ['table', '2026. 11. 20.', '20 Nov 2026'],
    ['full', '2026. 11. 20.(금)', 'Fri 20 Nov 2026'],
    ['month', '2026년 11월', 'Nov 2026'],
  ] as const)('%s', (style, ko, en) => {
    expect([formatDate(friday, style, SEOUL, 'ko'), formatDate(friday, style, SEOUL, 'en')]).toEqual([
      ko,
      en,
    ]);
  });

  test('the year turns at midnight in Seoul, not in London', () => {
    expect(formatDate('2026-12-31T14:59:59Z', 'table', SEOUL, 'ko')).toBe('2026. 12. 31.');
    expect(formatDate('2026-12-31T15:00:00Z', 'full', SEOUL, 'ko')).toBe('2027. 1. 1.(금)');
    expect(formatDate('2026-12-31T15:00:00Z', 'table', 'Europe/London', 'ko')).toBe('2026. 12. 31.');
  });

  test('midnight is hour 0 of the new day', () => {
    expect(dateFields('2026-11-22T15:00:00Z', SEOUL)).toEqual({
      year: 2026,
      month: 11,
      day: 23,
      hour: 0,
      minute: 0,
      weekday: 1,
    });
    expect(formatTime('2026-11-22T15:00:00Z', SEOUL)).toBe('00:00');
    expect(formatDateTime('2026-11-23T00:30:00Z', SEOUL, 'ko')).toBe('2026. 11. 23.(월) 09:30');
  });

  test('a day without a time is that day everywhere', () => {
    expect(formatDay('2026-01-01', 'full', 'ko')).toBe('2026. 1. 1.(목)');
    expect(formatPeriod('2026-05-01', '2026-11-30', 'ko')).toBe('2026. 5. 1. ~ 11. 30.');
    expect(formatPeriod('2026-12-01', '2027-01-30', 'ko')).toBe('2026. 12. 1. ~ 2027. 1. 30.');
    expect(formatPeriod('2026-05-01', '2026-11-30', 'en')).toBe('1 May 2026 – 30 Nov 2026');
  });

  const now = '2026-11-23T01:00:00Z';
  test.each([
    ['2026-11-23T00:59:30Z', '방금', 'just now'],
    ['2026-11-23T00:48:00Z', '12분 전', '12 min ago'],
    ['2026-11-22T23:12:00Z', '오늘 08:12', 'today 08:12'],
    ['2026-11-22T14:50:00Z', '어제 23:50', 'yesterday 23:50'],
    ['2026-11-20T00:00:00Z', '11월 20일(금)', 'Fri 20 Nov'],
    ['2025-11-20T00:00:00Z', '2025. 11. 20.', '20 Nov 2025'],
  ])('%s was', (at, ko, en) => {
    expect([formatWhen(at, now, SEOUL, 'ko'), formatWhen(at, now, SEOUL, 'en')]).toEqual([ko, en]);
  });
});

test('figures for running text do not break between number and unit', () => {
  expect(joinUnit('1시간 50분')).toBe('1시간\u00a050분');
  expect(formatFor('ko').minutes(110)).toBe('1시간\u00a050분');
});

test.each([
  ['강의', '을/를', '강의를'],
  ['매뉴얼', '을/를', '매뉴얼을'],
  ['매뉴얼', '으로/로', '매뉴얼로'],
  ['과정', '으로/로', '과정으로'],
  ['1', '으로/로', '1로'],
  ['3', '이/가', '3이'],
  ['9', '이/가', '9가'],
  ['‘결제기’', '은/는', '‘결제기’는'],
  ['QR', '과/와', 'QR와'],
  ['강의'.normalize('NFD'), '이/가', `${'강의'.normalize('NFD')}가`],
] as const)('%s with %s', (word, pair, text) => {
  expect(josa(word, pair)).toBe(text);
});

describe('the steady zones agree with the calendars of the platform', () => {
  const instants = [
    '1970-01-01T00:00:00Z',
    '1987-06-01T12:00:00Z', // summer time in Korea
    '1988-10-08T14:59:59Z',
    '1988-10-08T17:00:00Z', // its last hour
    '1988-10-09T00:00:00Z',
    '2024-02-28T15:00:00Z',
    '2026-12-31T14:59:59Z',
    '2026-12-31T15:00:00Z',
    '2099-07-01T00:00:00Z',
  ];
  test.each(instants.flatMap((at) => [SEOUL, 'UTC'].map((zone) => [at, zone] as const)))(
    '%s in %s',
    (at, timeZone) => {
      const { year, month, day, hour, minute } = dateFields(at, timeZone);
      const style = { dateStyle: 'short', timeStyle: 'short' } as const;
      const shown = new Intl.DateTimeFormat('sv-SE', { ...style, timeZone }).format(new Date(at));
      const two = (n: number) => String(n).padStart(2, '0');
      expect(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`).toBe(shown);
    },
  );
});
