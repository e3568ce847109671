// The pages and addresses of a screening from outside: who finds what.
import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../support/api-client';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { readCsv } from '../reports/read-csv';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';

let institute: TestInstitute;
const signed: Record<string, ApiClient> = {};
let lessonId: string;
let hostId: string;
let screeningId: string;

beforeAll(async () => {
  institute = await startTestInstitute();
  const people = await createPeople(institute.db);
  for (const no of ['1001', '2001', '9001']) signed[no] = await signedIn(institute.origin, no);
  hostId = people['2001']!;
  ({ lessonId } = await publishLessonRows(institute.db, { authorId: hostId }));
  const { departmentId } = await institute.db.prisma.employee.findUniqueOrThrow({
    where: { employeeNo: '1001' },
  });
  screeningId = randomUUID();
  const at = institute.clock.now();
  await institute.db.prisma.screening.create({
    data: {
      ...{ id: screeningId, lessonId, title: '함께 보기', hostId, audience: 'department' },
      ...{ departmentId, startsAt: new Date(at.getTime() + 3_600_000), createdAt: at, updatedAt: at },
    },
  });
});
afterAll(() => institute.stop());

const get = (no: string, path: string) => {
  const cookie = [...signed[no]!.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return fetch(`${institute.origin}${path}`, { headers: { cookie }, redirect: 'manual' });
};

describe('a screening’s addresses', () => {
  it('are there for those who are asked, and for nobody else', async () => {
    for (const path of ['', '/invitation.ics']) {
      expect((await get('1001', `/screenings/${screeningId}${path}`)).status).toBe(200);
      expect((await get('9001', `/screenings/${screeningId}${path}`)).status).toBe(404);
      expect((await get('1001', `/screenings/${randomUUID()}${path}`)).status).toBe(404);
    }
    expect((await get('1001', `/screenings/${screeningId}/attendance`)).status).toBe(403);
    expect((await get('2001', `/screenings/${screeningId}/attendance`)).status).toBe(200);
  });

  it('give who was there as a file to those who may see it, with no cell that a spreadsheet would run', async () => {
    const { department, ...person } = await institute.db.prisma.employee.update({
      where: { employeeNo: '1001' },
      data: { name: '=HYPERLINK("http://x")' },
      include: { department: true },
    });
    const id = randomUUID();
    const startsAt = new Date('2026-05-10T15:00:00Z');
    await institute.db.prisma.screening.create({
      data: {
        ...{ id, lessonId, title: '지난 상영', hostId, audience: 'department', departmentId: department.id },
        ...{ startsAt, createdAt: startsAt, updatedAt: startsAt },
        attendance: {
          create: {
            ...{ personId: person.id, joinedAt: new Date('2026-05-10T15:00:05Z'), lastSeenAt: startsAt },
            ...{ positionMs: 100_000, presentMs: 95_900 },
          },
        },
      },
    });
    const path = `/screenings/${id}/attendance.csv`;
    expect((await get('1001', path)).status).toBe(403);
    expect((await get('9001', path)).status).toBe(404);
    const response = await get('2001', path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toMatch(
      /_참석자_수영장 잔류염소, 하루 세 번 재는 법_20260511\.csv$/,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [, , head, ...rows] = readCsv(bytes.toString('utf8').slice(1));
    expect(head).toEqual(['사번', '이름', '부서', '들어온 시각', '함께 본 시간(초)', '참석']);
    expect(rows).toEqual([
      [
        person.employeeNo,
        `'=HYPERLINK("http://x")`,
        department.name,
        '2026-05-11 00:00:05',
        '95',
        '절반 미만',
      ],
    ]);
    const log = { where: { action: 'export.screening-attendance', subject: id } };
    expect(await institute.db.prisma.accessLog.count(log)).toBe(1);
  });

  it('ask a visitor to sign in, and lead back', async () => {
    const response = await fetch(`${institute.origin}/screenings/${screeningId}`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`/sign-in?next=%2Fscreenings%2F${screeningId}`);
  });

  it('the calendar’s file is one', async () => {
    const response = await get('1001', `/screenings/${screeningId}/invitation.ics`);
    expect(response.headers.get('content-type')).toContain('text/calendar');
    const calendar = new ICAL.Component(ICAL.parse(await response.text()) as unknown[]);
    expect(calendar.getFirstSubcomponent('vevent')!.getFirstPropertyValue('summary')).toBe('함께 보기');
  });

  it('home and the lesson tell those whom it concerns', async () => {
    expect(await (await get('1001', '/')).text()).toContain(`/screenings/${screeningId}`);
    expect(await (await get('9001', '/')).text()).not.toContain(screeningId);
    const of = async (no: string) => (await signed[no]!.api('GET', `/lessons/${lessonId}/screening`)).data;
    expect(await of('1001')).toMatchObject({ screening: { id: screeningId }, maySchedule: false });
    expect(await of('2001')).toMatchObject({ screening: { id: screeningId }, maySchedule: true });
    expect(await of('9001')).toEqual({ screening: null, maySchedule: false });
  });
});
