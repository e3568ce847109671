// 교육이수현황 and 총괄표: who stands in a year, in which order, and what a head gets of it.
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { creditRule, recognisedMinutes } from '~/credits/credit-policy';
import { exportPopulation } from '~/reports/export-population.server';
import { exportReport } from '~/reports/export-report.server';
import { findYearStanding } from '~/reports/find-year-standing.server';
import { listDepartmentMinutes } from '~/reports/list-department-minutes.server';
import type { ExportFormat } from '~/reports/schema';
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

let world: TestDatabase;
let sports: string;
const hr = () => personOf(crypto.randomUUID(), { roles: ['hr'] });
const head = () => personOf(crypto.randomUUID(), { headOfDepartmentIds: [sports] });

beforeAll(async () => {
  world = await createTestDatabase();
  const { db } = world;
  const parking = await createDepartment(db, '주차사업부', 1);
  sports = await createDepartment(db, '체육사업부', 2);
  const done = await createEmployee(db, sports, { name: '다수료', grade: '7급', employeeNo: '0007' });
  const half = await createEmployee(db, parking, { name: '가절반', grade: '7급' });
  await createEmployee(db, sports, { name: '나대표', grade: '2급', position: '부장' });
  const permanent = await createEmployee(db, parking, {
    name: '공무직',
    grade: '공무직',
    employmentCategory: '공무직',
  });
  await createEmployee(db, sports, { name: '십이월', grade: '9급', hiredOn: '2026-12-01' });
  await createEmployee(db, sports, { name: '다음해', grade: '9급', hiredOn: '2027-01-01' });
  await createEmployee(db, sports, { name: '퇴직자', grade: '9급', leftOn: '2026-11-30' });
  await createEmployee(db, sports, { name: '연말퇴직', grade: '9급', leftOn: '2026-12-31' });
  const moved = await createEmployee(db, parking, { name: '라이동', grade: '6급' });
  await db.prisma.personnelOrder.createMany({
    data: [
      ['2015-03-02', '체육사업부', '8급'],
      ['2026-11-30', '체육사업부', '7급'],
      ['2026-12-01', '주차사업부', '6급'],
    ].map(([day, departmentName, grade]) => ({
      employeeId: moved,
      effectiveOn: new Date(day!),
      departmentName: departmentName!,
      grade: grade!,
      position: '대리',
      employmentCategory: '일반직',
      createdAt: now,
    })),
  });
  const rule = {
    targetMinutes: 60,
    targetMinutesByCategory: { 공무직: 30 },
    annualCapMinutes: 100,
    unitMinutes: 10,
  };
  await db.prisma.creditPolicy.create({
    data: { year: 2026, version: 1, rule: creditRule.parse(rule), createdAt: now },
  });
  await complete(db, done, { lesson: '긴 과정', minutes: 117, at: '2026-03-02T10:00' });
  await complete(db, half, { lesson: '짧은 과정', minutes: 39, at: '2026-03-02T10:00' });
  await complete(db, half, { lesson: '지난해 과정', minutes: 90, at: '2025-03-02T10:00' });
  await complete(db, permanent, { lesson: '짧은 과정', minutes: 30, at: '2026-03-02T10:00' });
});
afterAll(() => world.drop());

const given = () => ({ db: world.db, now, timeZone, ip: '', instituteName });
async function csvOf(report: 'completion-status' | 'summary', person = hr(), year = 2026) {
  const file = await exportPopulation({ ...given(), person, report, year, format: 'csv' });
  const [title, , header, ...rows] = readCsv((await readAll(file.stream)).toString('utf8').slice(1));
  return { filename: file.filename, title: title![0], header: header!, rows };
}

describe('교육이수현황', () => {
  test('grade, then organisation, then name; as of the last order before December', async () => {
    const { header, rows, title, filename } = await csvOf('completion-status');
    expect([title, filename]).toEqual(['2026년 교육이수현황', '다온시설관리공단_교육이수현황_20261123.csv']);
    expect(header.join(' · ')).toBe(
      '순번 · 근무부서 · 직급 · 직위 · 성명 · 의무시간 조정(사유) · 의무이수목표 · 이수시간 · 이수여부 · 과부족 시간',
    );
    expect(rows).toEqual([
      ['1', '체육사업부', '2급', '부장', '나대표', '-', '60', '0', '미이수', '-60'],
      ['2', '주차사업부', '7급', '주임', '가절반', '-', '60', '30', '미이수', '-30'],
      ['3', '체육사업부', '7급', '주임', '다수료', '-', '60', '100', '이수', '40'],
      ['4', '체육사업부', '7급', '대리', '라이동', '-', '60', '0', '미이수', '-60'],
      ['5', '체육사업부', '9급', '주임', '십이월', '-', '-', '0', '제외', '-'],
      ['6', '체육사업부', '9급', '주임', '연말퇴직', '-', '60', '0', '미이수', '-60'],
      ['7', '주차사업부', '공무직', '주임', '공무직', '-', '30', '30', '이수', '0'],
    ]);
  });

  test('a head gets the own department and nobody else', async () => {
    const { title, rows } = await csvOf('completion-status', head());
    expect(title).toBe('2026년 교육이수현황 (체육사업부)');
    expect(rows.map((cells) => [cells[1], cells[4]])).toEqual(
      ['나대표', '다수료', '라이동', '십이월', '연말퇴직'].map((name) => ['체육사업부', name]),
    );
    const logged = await world.db.prisma.accessLog.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(logged).toMatchObject({
      action: 'export.completion-status',
      detail: { format: 'csv', departments: '체육사업부' },
    });
  });

  test('a head of a department that is no more gets nobody', async () => {
    const { rows } = await csvOf(
      'completion-status',
      personOf(crypto.randomUUID(), { headOfDepartmentIds: [crypto.randomUUID()] }),
    );
    expect(rows).toEqual([]);
  });

  test('as a spreadsheet with sums of minutes', async () => {
    const file = await exportPopulation({
      ...given(),
      person: hr(),
      report: 'completion-status',
      year: 2026,
      format: 'xlsx',
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await readAll(file.stream)) as unknown as ExcelJS.Buffer);
    const sheet = workbook.getWorksheet('교육이수현황')!;
    expect((sheet.getRow(11).values as unknown[]).slice(1)).toEqual(['계', , , , , , 330, 160, , -170]); // eslint-disable-line no-sparse-arrays
    expect(sheet.getCell('J8').value).toBe('-');
  });
});

describe('총괄표', () => {
  test('by grade with the 계 row; rates are Σ over Σ with one decimal', async () => {
    const { header, rows, filename } = await csvOf('summary');
    expect(filename).toBe('다온시설관리공단_교육이수총괄표_20261123.csv');
    expect(header).toEqual(['구분', '교육대상', '이수자', '미이수자', '제외자', '이수율(%)']);
    expect(rows).toEqual([
      ['2급', '1', '0', '1', '0', '0.0'],
      ['7급', '3', '1', '2', '0', '33.3'],
      ['9급', '1', '0', '1', '1', '0.0'],
      ['공무직', '1', '1', '0', '0', '100.0'],
      ['계', '6', '2', '4', '1', '33.3'],
    ]);
  });

  test('a head: the own department; the last row of the spreadsheet is 계', async () => {
    const file = await exportPopulation({
      ...given(),
      person: head(),
      report: 'summary',
      year: 2026,
      format: 'xlsx',
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await readAll(file.stream)) as unknown as ExcelJS.Buffer);
    const sheet = workbook.getWorksheet('교육이수 총괄표')!;
    expect((sheet.getRow(sheet.rowCount).values as unknown[]).slice(1)).toEqual(['계', 4, 1, 3, 1, 25]);
    expect(sheet.getCell('F7').numFmt).toBe('0.0');
  });

  test('the tiles tell what its 계 row tells', async () => {
    expect(await findYearStanding({ db: world.db, person: hr(), year: 2026 })).toEqual({
      due: 6,
      met: 2,
      notMet: 4,
      exempt: 1,
      recognisedMinutes: 160,
      minutesPerPerson: 27,
      ratePercent: 33.3,
    });
    expect(await findYearStanding({ db: world.db, person: head(), year: 1999 })).toMatchObject({
      due: 0,
      ratePercent: null,
    });
  });

  test('one department: HR of any, a head of none but the own', async () => {
    const asked = { db: world.db, year: 2026 };
    const sport = { ...asked, department: '체육사업부' };
    expect(await findYearStanding({ ...sport, person: hr() })).toMatchObject({ due: 4, met: 1 });
    expect(await findYearStanding({ ...sport, person: head() })).toMatchObject({ due: 4, met: 1 });
    const other = { ...asked, department: '주차사업부' };
    expect(await findYearStanding({ ...other, person: hr() })).toMatchObject({ due: 2, met: 1 });
    expect(await findYearStanding({ ...other, person: head() })).toMatchObject({ due: 0, exempt: 0 });
  });
});

test('recognised minutes in SQL are those of the rule', async () => {
  const { db } = world;
  const person = await createEmployee(db, sports, {
    name: '규칙',
    hiredOn: '2024-01-01',
    leftOn: '2024-12-31',
  });
  await complete(db, person, { lesson: '규칙', minutes: 45, at: '2024-03-02T10:00' });
  let version = 1;
  for (const unitMinutes of [1, 10, 30, 60] as const) {
    for (const rounding of ['floor', 'round', 'ceil'] as const) {
      for (const annualCapMinutes of [9600, 40]) {
        const rule = creditRule.parse({ unitMinutes, rounding, annualCapMinutes });
        await db.prisma.creditPolicy.create({
          data: { year: 2024, version: ++version, rule, createdAt: now },
        });
        const { rows } = await csvOf('completion-status', hr(), 2024);
        const minutes = Number(rows.find((cells) => cells[4] === '규칙')![7]);
        expect([unitMinutes, rounding, annualCapMinutes, minutes]).toEqual([
          unitMinutes,
          rounding,
          annualCapMinutes,
          recognisedMinutes(rule, 45),
        ]);
      }
    }
  }
});

test('minutes by department, in organisation order, a head the own', async () => {
  const all = await listDepartmentMinutes({ db: world.db, person: hr(), year: 2026 });
  expect(all.map(({ department, minutes, learners }) => [department, minutes, learners])).toEqual([
    ['주차사업부', 0, 0],
    ['체육사업부', 186, 3],
  ]);
  expect(all[1]!.minutesPerPerson).toBe(Math.round(186 / all[1]!.headcount));
  const own = await listDepartmentMinutes({ db: world.db, person: head(), year: 2026 });
  expect(own.map((row) => row.department)).toEqual(['체육사업부']);
});

test.each<['completion-status' | 'summary', ExportFormat]>([
  ['completion-status', 'csv'],
  ['summary', 'xlsx'],
])('an employee gets no %s.%s', async (report, format) => {
  const query = { year: 2026, by: 'entry' as const, department: '', reason: '' };
  const refused = exportReport({
    ...given(),
    person: personOf(crypto.randomUUID()),
    file: { report, format },
    query,
  });
  await expect(refused).rejects.toMatchObject({ status: 403 });
});

test('the address without a year means the present one in the zone', async () => {
  const file = { report: 'summary', format: 'csv' } as const;
  const query = { year: undefined, by: 'entry' as const, department: '', reason: '' };
  const newYear = new Date('2026-12-31T15:00:00Z');
  const { stream } = await exportReport({ ...given(), now: newYear, person: hr(), file, query });
  expect((await readAll(stream)).toString('utf8')).toContain('2027년 교육이수 총괄표');
});
