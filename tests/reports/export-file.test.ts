import { describe, expect, test } from 'vitest';
import { contentDisposition, exportFilename } from '~/reports/export-file';
import { basisLine } from '~/reports/report-table';
import { exportFileName, exportQuery, recordQuery } from '~/reports/schema';
import { searchPattern } from '~/people/search-pattern';

describe('the name of a file', () => {
  test.each([
    ['다온시설관리공단', '2026-12-31T14:59:59Z', '다온시설관리공단_총괄표_20261231.csv'],
    ['다온시설관리공단', '2026-12-31T15:00:00Z', '다온시설관리공단_총괄표_20270101.csv'],
    ['가/나:다*"\u0000<공단>', '2026-05-01T00:00:00Z', '가나다공단_총괄표_20260501.csv'],
    ['  ', '2026-05-01T00:00:00Z', '총괄표_20260501.csv'],
    ['다온'.normalize('NFD'), '2026-05-01T00:00:00Z', '다온_총괄표_20260501.csv'],
  ])('%j at %s', (instituteName, now, wanted) => {
    const name = exportFilename({
      instituteName,
      material: '총괄표',
      now: new Date(now),
      timeZone: 'Asia/Seoul',
      format: 'csv',
    });
    expect(name).toBe(wanted);
  });

  test('travels by RFC 5987, with an ASCII name for what cannot read it', () => {
    const heading = contentDisposition("다온's (공단)_실적_20261123.xlsx");
    expect(heading).toMatch(/^[\x20-\x7e]+$/);
    expect(heading).toContain('filename="s_20261123.xlsx"');
    const encoded = /filename\*=UTF-8''(\S+)$/.exec(heading)![1]!;
    expect(encoded).toMatch(/^[A-Za-z0-9!#$&+.^_`|~%-]+$/);
    expect(decodeURIComponent(encoded)).toBe("다온's (공단)_실적_20261123.xlsx");
  });
});

test('the 기준일 line is told in the zone', () => {
  expect(basisLine(new Date('2026-12-31T15:01:00Z'), 'Asia/Seoul')).toBe(
    '기준일 2027. 1. 1.(금) 00:01 (단위: 분)',
  );
});

describe('the address', () => {
  test.each([
    ['training-record.csv', { report: 'training-record', format: 'csv' }],
    ['summary.xlsx', { report: 'summary', format: 'xlsx' }],
    ['summary.pdf', null],
    ['training-record', null],
    ['../training-record.csv', null],
  ])('%s', (file, wanted) => expect(exportFileName.safeParse(file).data ?? null).toEqual(wanted));

  test.each([
    [{}, { year: undefined, by: 'entry', department: '', reason: '' }],
    [
      { year: '2026', by: 'course' },
      { year: 2026, by: 'course', department: '', reason: '' },
    ],
    [{ year: '' }, { year: undefined, by: 'entry', department: '', reason: '' }],
    [{ year: '26' }, null],
    [{ year: '2026; DROP TABLE employee' }, null],
    [{ year: '1e400' }, null],
    [{ year: '2026.5' }, null],
    [{ by: 'person' }, null],
    [{ reason: 'x'.repeat(201) }, null],
  ])('query %j', (query, wanted) => expect(exportQuery.safeParse(query).data ?? null).toEqual(wanted));

  test.each([
    [{}, { year: undefined, department: '', query: '', page: 1 }],
    [{ page: '0' }, null],
    [{ page: 'x' }, null],
    [
      { query: 'ㅂㅅㅇ', page: '3' },
      { year: undefined, department: '', query: 'ㅂㅅㅇ', page: 3 },
    ],
  ])('filter %j', (query, wanted) => expect(recordQuery.safeParse(query).data ?? null).toEqual(wanted));
});

test.each([
  ['ㅂㅅㅇ', '박서윤', true],
  ['ㅂ서', '박서윤', true],
  ['ㅅㅇ', '박서윤', true],
  ['ㅆㅇ', '박서윤', false],
  ['서윤', '박서윤'.normalize('NFC'), true],
  ['', '박서윤', true],
])('%j finds %s: %s', (query, name, wanted) =>
  expect(new RegExp(searchPattern(query)).test(name)).toBe(wanted),
);
