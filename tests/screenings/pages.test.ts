// The pages and addresses of a screening from outside: who finds what.
import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../support/api-client';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';

let institute: TestInstitute;
const signed: Record<string, ApiClient> = {};
let lessonId: string;
let screeningId: string;

beforeAll(async () => {
  institute = await startTestInstitute();
  const people = await createPeople(institute.db);
  for (const no of ['1001', '2001', '9001']) signed[no] = await signedIn(institute.origin, no);
  ({ lessonId } = await publishLessonRows(institute.db, { authorId: people['2001']! }));
  const { departmentId } = await institute.db.prisma.employee.findUniqueOrThrow({
    where: { employeeNo: '1001' },
  });
  screeningId = randomUUID();
  const at = institute.clock.now();
  await institute.db.prisma.screening.create({
    data: {
      ...{ id: screeningId, lessonId, title: '함께 보기', hostId: people['2001']!, audience: 'department' },
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
