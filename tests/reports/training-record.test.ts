// 교육훈련 실적 as files: read back cell by cell, who may take it, and what the access log keeps of it.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reverseEntry } from '~/credits/reverse-entry.server';
import { exportTrainingRecord } from '~/reports/export-training-record.server';
import { trainingRecordColumns } from '~/reports/training-record';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { readCsv } from './read-csv';
import {
  complete,
  createDepartment,
  createEmployee,
  instituteName,
  now,
  personOf,
  readAll,
  timeZone,
} from './world';

const HOSTILE = '=HYPERLINK("http://example.com","눌러")';
let world: TestDatabase;
let hr: ReturnType<typeof personOf>;
let ids: Record<'seo' | 'kang' | 'formula', string>;

beforeAll(async () => {
  world = await createTestDatabase();
  const { db } = world;
  const office = await createDepartment(db, '체육사업부', 1);
  hr = personOf(await createEmployee(db, office, { employeeNo: '3001', name: '한유진' }), { roles: ['hr'] });
  ids = {
    seo: await createEmployee(db, office, { employeeNo: '0012047', name: '박서윤' }),
    kang: await createEmployee(db, office, { employeeNo: '0000001', name: '강"민석", 주임' }),
    formula: await createEmployee(db, office, { employeeNo: '-1+2', name: '+이름' }),
  };
  const pool = { course: '수영장 수질 관리', jobField: '체육시설' };
  await complete(db, ids.seo, {
    ...pool,
    lesson: '잔류염소',
    minutes: 6,
    from: '2026-03-02T23:50',
    at: '2026-03-03T00:10',
  });
  await complete(db, ids.seo, { ...pool, lesson: 'pH', minutes: 7, at: '2026-03-05T10:00' });
  await complete(db, ids.kang, { ...pool, lesson: '잔류염소', minutes: 6, at: '2026-04-01T10:00' });
  await complete(db, ids.formula, { lesson: HOSTILE, jobField: '@직무', minutes: 5, at: '2026-05-01T10:00' });
  await complete(db, ids.seo, {
    lesson: '송년',
    minutes: 8,
    from: '2026-12-31T23:50',
    at: '2026-12-31T23:59',
  });
  await complete(db, ids.seo, {
    lesson: '신년',
    minutes: 9,
    from: '2026-12-31T23:58',
    at: '2027-01-01T00:01',
  });
  const kangs = await db.prisma.ledgerEntry.findFirstOrThrow({ where: { personId: ids.kang } });
  await reverseEntry({ db, now, person: hr, entryId: kangs.id, reason: '두 번 센 기록입니다' });
});
afterAll(() => world.drop());

const given = () => ({ db: world.db, now, timeZone, person: hr, ip: '10.0.0.7', instituteName });
const take = (
  options: { year?: number; by?: 'entry' | 'course'; format?: 'csv' | 'xlsx'; department?: string } = {},
) => exportTrainingRecord({ ...given(), year: 2026, by: 'entry', format: 'csv', ...options });

async function csvRows(options: Parameters<typeof take>[0] = {}) {
  const bytes = await readAll((await take(options)).stream);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = readCsv(bytes.subarray(3).toString('utf8'));
  expect(new Set(lines.map((cells) => cells.length))).toEqual(new Set([19]));
  const [title, basis, header, ...rows] = lines;
  return { title: title![0], basis: basis![0], header: header!, rows };
}

async function sheetOf(options: Parameters<typeof take>[0] = {}) {
  const bytes = await readAll((await take({ ...options, format: 'xlsx' })).stream);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return workbook.getWorksheet('교육훈련 실적')!;
}

describe('CSV', () => {
  test('title, 기준일 with the unit and the nineteen columns stand above the rows', async () => {
    const { title, basis, header } = await csvRows();
    expect(title).toBe('2026년 교육훈련 실적');
    expect(basis).toBe('기준일 2026. 11. 23.(월) 09:30 (단위: 분)');
    expect(header.join(' · ')).toBe(
      '순번 · 사원번호 · 사원명 · 결재상태 · 연도 · 과정명 · 교육기관 · 교육시작일 · 교육종료일 · 교육일수 · 교육시간 · 교육유형 · 교육분류 · 관련직무 · 지정학습여부 · 지정학습구분 · 국내구분 · 인정시간 · 승인여부',
    );
  });

  test('one department alone, also under the name it had', async () => {
    const { title, rows } = await csvRows({ department: '체육사업부' });
    expect(title).toBe('2026년 교육훈련 실적 (체육사업부)');
    expect(rows).toEqual((await csvRows()).rows);
    expect((await csvRows({ department: "경영'혁신부" })).rows).toEqual([]);
    const { id } = await world.db.prisma.department.findFirstOrThrow({ where: { name: '체육사업부' } });
    await world.db.prisma.department.update({
      where: { id },
      data: { name: '체육시설부', formerNames: ['체육사업부'] },
    });
    for (const by of ['entry', 'course'] as const) {
      expect((await csvRows({ by, department: '체육시설부' })).rows).toEqual((await csvRows({ by })).rows);
    }
    await world.db.prisma.department.update({ where: { id }, data: { name: '체육사업부', formerNames: [] } });
  });

  test('one row for each time entry, a correction as a negative row of its own', async () => {
    const { rows } = await csvRows();
    const same = ['사내 이러닝', '직무교육'];
    expect(rows).toEqual([
      [
        '1',
        '0012047',
        '박서윤',
        '완료',
        '2026',
        '수영장 수질 관리 - 잔류염소',
        instituteName,
        '2026-03-02',
        '2026-03-03',
        '2',
        '6',
        ...same,
        '체육시설',
        '-',
        '-',
        '국내',
        '6',
        '승인',
      ],
      [
        '2',
        '0012047',
        '박서윤',
        '완료',
        '2026',
        '수영장 수질 관리 - pH',
        instituteName,
        '2026-03-05',
        '2026-03-05',
        '1',
        '7',
        ...same,
        '체육시설',
        '-',
        '-',
        '국내',
        '7',
        '승인',
      ],
      [
        '3',
        '0000001',
        '강"민석", 주임',
        '정정됨',
        '2026',
        '수영장 수질 관리 - 잔류염소',
        instituteName,
        '2026-04-01',
        '2026-04-01',
        '1',
        '6',
        ...same,
        '체육시설',
        '-',
        '-',
        '국내',
        '6',
        '취소',
      ],
      [
        '4',
        "'-1+2",
        "'+이름",
        '완료',
        '2026',
        `'${HOSTILE}`,
        instituteName,
        '2026-05-01',
        '2026-05-01',
        '1',
        '5',
        ...same,
        "'@직무",
        '-',
        '-',
        '국내',
        '5',
        '승인',
      ],
      [
        '5',
        '0000001',
        '강"민석", 주임',
        '정정',
        '2026',
        '수영장 수질 관리 - 잔류염소',
        instituteName,
        '2026-04-01',
        '2026-04-01',
        '1',
        '-6',
        ...same,
        '체육시설',
        '-',
        '-',
        '국내',
        '-6',
        '취소',
      ],
      [
        '6',
        '0012047',
        '박서윤',
        '완료',
        '2026',
        '송년',
        instituteName,
        '2026-12-31',
        '2026-12-31',
        '1',
        '8',
        ...same,
        '-',
        '-',
        '-',
        '국내',
        '8',
        '승인',
      ],
    ]);
  });

  test('a minute around midnight of New Year in Seoul decides the year', async () => {
    const { rows } = await csvRows({ year: 2027 });
    expect(rows.map((cells) => [cells[4], cells[5], cells[7], cells[8]])).toEqual([
      ['2027', '신년', '2026-12-31', '2027-01-01'],
    ]);
  });

  test('by course: sums, first and last day, days of study; what was taken back is left out', async () => {
    const { title, rows } = await csvRows({ by: 'course' });
    expect(title).toBe('2026년 교육훈련 실적(과정별)');
    expect(rows.map((cells) => [1, 5, 7, 8, 9, 10, 17].map((at) => cells[at]))).toEqual([
      ["'-1+2", `'${HOSTILE}`, '2026-05-01', '2026-05-01', '1', '5', '5'],
      ['0012047', '수영장 수질 관리', '2026-03-02', '2026-03-05', '3', '13', '13'],
      ['0012047', '송년', '2026-12-31', '2026-12-31', '1', '8', '8'],
    ]);
  });

  test('a year with nothing has its headings and no row', async () => {
    const { rows, header } = await csvRows({ year: 2031 });
    expect([rows.length, header.length]).toEqual([0, 19]);
  });

  test('a hostile or quoted name of the institute stays one harmless cell', async () => {
    const file = await exportTrainingRecord({
      ...given(),
      year: 2026,
      by: 'entry',
      format: 'csv',
      instituteName: `=O'Neil\\"공단`,
    });
    const rows = readCsv((await readAll(file.stream)).toString('utf8').slice(1)).slice(3);
    expect(rows[0]![6]).toBe(`'=O'Neil\\"공단`);
    expect(file.filename).toBe("=O'Neil공단_교육훈련실적_20261123.csv");
  });
});

describe('XLSX', () => {
  test('the same rows with real numbers, real dates and employee numbers as text', async () => {
    const sheet = await sheetOf();
    expect(sheet.getCell('A1').value).toBe('2026년 교육훈련 실적');
    expect(sheet.getCell('A2').value).toBe('기준일 2026. 11. 23.(월) 09:30 (단위: 분)');
    expect(sheet.getRow(3).values).toEqual([
      undefined,
      ...trainingRecordColumns.map((column) => column.title),
    ]);
    expect((sheet.getRow(4).values as unknown[]).slice(1)).toEqual([
      1,
      '0012047',
      '박서윤',
      '완료',
      2026,
      '수영장 수질 관리 - 잔류염소',
      instituteName,
      new Date('2026-03-02T00:00:00Z'),
      new Date('2026-03-03T00:00:00Z'),
      2,
      6,
      '사내 이러닝',
      '직무교육',
      '체육시설',
      '-',
      '-',
      '국내',
      6,
      '승인',
    ]);
    expect(sheet.getCell('F7').value).toBe(`'${HOSTILE}`);
    expect(sheet.getCell('F7').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('B7').value).toBe("'-1+2");
    expect(sheet.getCell('B4').numFmt).toBe('@');
    expect(sheet.getCell('H4').numFmt).toBe('yyyy. m. d.');
    expect([sheet.getCell('K8').value, sheet.getCell('R8').value]).toEqual([-6, -6]);
  });

  test('a 계 row adds up what the ledger adds up', async () => {
    const sheet = await sheetOf();
    const { _sum } = await world.db.prisma.ledgerEntry.aggregate({
      where: { ledgerYear: 2026, unit: 'minute' },
      _sum: { amount: true },
    });
    expect(sheet.rowCount).toBe(10);
    expect([sheet.getCell('A10').value, sheet.getCell('K10').value, sheet.getCell('R10').value]).toEqual([
      '계',
      26,
      26,
    ]);
    expect(_sum.amount).toBe(26);
  });

  test('headings stay in sight, A4 lies across, the header is on every printed page', async () => {
    const sheet = await sheetOf();
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
    });
    expect(sheet.pageSetup.printTitlesRow).toBe('3:3');
    expect(sheet.autoFilter).toBe('A3:S9');
    expect(sheet.getColumn(6).width).toBe(40);
  });
});

describe('who, and what is kept of it', () => {
  test('file names carry institute, material and the day in Seoul', async () => {
    const lateEvening = new Date('2026-11-23T15:30:00Z');
    const names = [];
    for (const by of ['entry', 'course'] as const) {
      const file = await exportTrainingRecord({
        ...given(),
        now: lateEvening,
        year: 2026,
        by,
        format: 'xlsx',
      });
      file.stream.destroy();
      names.push(file.filename);
    }
    expect(names).toEqual([
      '다온시설관리공단_교육훈련실적_20261124.xlsx',
      '다온시설관리공단_과정별교육훈련실적_20261124.xlsx',
    ]);
  });

  test('the access log names who, when, from where, what and why before the first byte', async () => {
    const file = await exportTrainingRecord({
      ...given(),
      year: 2026,
      by: 'course',
      format: 'csv',
      reason: '연말 점검',
    });
    const logged = await world.db.prisma.accessLog.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(logged).toMatchObject({
      at: now,
      actorId: hr.id,
      action: 'export.training-record',
      subject: '2026년',
      ip: '10.0.0.7',
      reason: '연말 점검',
      detail: { by: 'course', format: 'csv' },
    });
    await readAll(file.stream);
  });

  test.each([
    ['an employee', {}],
    ['an instructor', { roles: ['instructor' as const] }],
    ['an administrator', { roles: ['admin' as const] }],
    ['a head', { headOfDepartmentIds: ['d'] }],
  ])('%s may not, and nothing is logged', async (_who, role) => {
    const before = await world.db.prisma.accessLog.count();
    const refused = exportTrainingRecord({
      ...given(),
      person: personOf(ids.seo, role),
      year: 2026,
      by: 'entry',
      format: 'csv',
    });
    await expect(refused).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    expect(await world.db.prisma.accessLog.count()).toBe(before);
  });
});
