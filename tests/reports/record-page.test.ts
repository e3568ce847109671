// HR's screens of the record: filters, totals, pages, and one person's ledger.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reverseEntry } from '~/credits/reverse-entry.server';
import { findPersonEntries } from '~/reports/find-person-entries.server';
import { listTrainingRecord } from '~/reports/list-training-record.server';
import { recordQuery } from '~/reports/schema';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { complete, createDepartment, createEmployee, fillLedger, now, personOf, timeZone } from './world';

let world: TestDatabase;
let hr: ReturnType<typeof personOf>;
let seo: string;
let kang: string;

beforeAll(async () => {
  world = await createTestDatabase();
  const { db } = world;
  const department = await createDepartment(db, '체육사업부', 2);
  await createDepartment(db, '경영혁신부', 1);
  hr = personOf(await createEmployee(db, department, { name: '한유진' }), { roles: ['hr'] });
  seo = await createEmployee(db, department, { employeeNo: '0012047', name: '박서윤' });
  kang = await createEmployee(db, department, { employeeNo: '0099', name: '강민석' });
  await complete(db, seo, {
    course: '수영장 수질 관리',
    lesson: '잔류염소',
    minutes: 6,
    at: '2026-03-02T10:00',
  });
  await complete(db, seo, {
    course: '수영장 수질 관리',
    lesson: 'pH 낮추기',
    minutes: 7,
    at: '2026-03-05T10:00',
  });
  await complete(db, kang, { lesson: '민원 100% 응대', minutes: 5, at: '2026-04-01T10:00' });
  const kangs = await db.prisma.ledgerEntry.findFirstOrThrow({ where: { personId: kang } });
  await reverseEntry({ db, now, person: hr, entryId: kangs.id, reason: '두 번 센 기록입니다' });
  await fillLedger(db, kang, 2025, 120);
});
afterAll(() => world.drop());

const list = (query: Record<string, string> = {}, person = hr) =>
  listTrainingRecord({
    db: world.db,
    now,
    timeZone,
    person,
    ip: '10.0.0.7',
    filter: recordQuery.parse(query),
  });

describe('the list', () => {
  test('newest first, with what takes back and what was taken back', async () => {
    const { rows, totals, year, years, departments, page, pages } = await list();
    expect(rows.map((row) => [row.name, row.courseTitle, row.lessonTitle, row.minutes, row.state])).toEqual([
      ['강민석', '민원 100% 응대', '민원 100% 응대', -5, 'reversal'],
      ['강민석', '민원 100% 응대', '민원 100% 응대', 5, 'reversed'],
      ['박서윤', '수영장 수질 관리', 'pH 낮추기', 7, 'standing'],
      ['박서윤', '수영장 수질 관리', '잔류염소', 6, 'standing'],
    ]);
    expect(rows[2]).toMatchObject({
      employeeNo: '0012047',
      department: '체육사업부',
      grade: '7급',
      personId: seo,
    });
    expect(totals).toEqual({ entries: 4, people: 2, completions: 2, minutes: 13, minutesPerPerson: 7 });
    expect({ year, years, departments, page, pages }).toEqual({
      year: 2026,
      years: [2026, 2025],
      departments: ['경영혁신부', '체육사업부'],
      page: 1,
      pages: 1,
    });
  });

  test.each([
    ['a name', { query: '서윤' }, 2],
    ['initials', { query: 'ㅂㅅㅇ' }, 2],
    ['a number', { query: '0012' }, 2],
    ['a course', { query: '수질' }, 2],
    ['a lesson, whatever the case', { query: 'PH' }, 1],
    ['signs as they stand', { query: '100%' }, 2],
    ['not as a pattern', { query: '.*' }, 0],
    ['nor as a broken one', { query: '([\\^-]' }, 0],
    ['a department', { department: '체육사업부' }, 4],
    ['another department', { department: '경영혁신부' }, 0],
    ['a year', { year: '2025' }, 120],
  ])('finds by %s', async (_what, query, entries) => {
    expect((await list(query)).totals.entries).toBe(entries);
  });

  test('nothing found has zeros', async () => {
    const { totals, rows } = await list({ query: '없는 이름' });
    expect([rows, totals]).toEqual([
      [],
      { entries: 0, people: 0, completions: 0, minutes: 0, minutesPerPerson: 0 },
    ]);
  });

  test('pages of fifty, each entry once, and none beyond the last', async () => {
    const pages = [
      await list({ year: '2025' }),
      await list({ year: '2025', page: '2' }),
      await list({ year: '2025', page: '99' }),
    ];
    expect(pages.map(({ rows, page, pages: of }) => [rows.length, page, of])).toEqual([
      [50, 1, 3],
      [50, 2, 3],
      [20, 3, 3],
    ]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map((row) => row.entryId))).size).toBe(120);
  });

  test('reading it writes the access log; an employee reads nothing', async () => {
    await list({ query: '서윤' });
    const logged = await world.db.prisma.accessLog.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(logged).toMatchObject({
      actorId: hr.id,
      action: 'record.list',
      subject: '2026년',
      ip: '10.0.0.7',
      detail: { query: '서윤', rows: 2 },
    });
    await expect(list({}, personOf(seo))).rejects.toMatchObject({ status: 403 });
  });
});

describe('one person', () => {
  const look = (personId: string, person = hr) =>
    findPersonEntries({ db: world.db, now, person, ip: '10.0.0.7', personId, year: 2026 });

  test('the ledger of the year, and the access log says whose', async () => {
    const { employee, record } = await look(seo);
    expect(employee).toMatchObject({ employeeNo: '0012047', name: '박서윤', department: '체육사업부' });
    expect([record.earnedMinutes, record.entries.length]).toEqual([13, 2]);
    const logged = await world.db.prisma.accessLog.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(logged).toMatchObject({
      action: 'record.read',
      subject: '0012047',
      actorId: hr.id,
      detail: { year: 2026 },
    });
  });

  test.each([
    ['nobody', crypto.randomUUID()],
    ['no id', "'; --"],
  ])('%s is not there', async (_what, id) => {
    await expect(look(id)).rejects.toMatchObject({ status: 404 });
  });

  test('a colleague may not look', async () => {
    await expect(look(seo, personOf(kang))).rejects.toMatchObject({ status: 403 });
  });
});
