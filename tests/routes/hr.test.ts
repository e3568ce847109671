// HR's desk through its routes: who comes in, downloads, one person's entries, people and courses.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAccessLog } from '~/people/access-log.server';
import { postCompletion } from '~/credits/post-completion.server';
import { action as editCourse, loader as coursePage } from '~/routes/hr/edit-course';
import { action as createCourse, loader as coursesPage } from '~/routes/hr/courses';
import { loader as download } from '~/routes/hr/export';
import { action as managePeople, loader as peoplePage } from '~/routes/hr/people';
import { action as correct, loader as entriesPage } from '~/routes/hr/person-entries';
import { loader as recordPage } from '~/routes/hr/record';
import { createWorld, makePublished, type World } from '../lessons/lesson-world';
import { now, visit, type Refusal } from './hr-visit';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const { colleague, db } = world;
  await postCompletion(db.sql, {
    personId: colleague.id,
    subjectId: 'a-lesson',
    subjectTitle: '여과기 역세척',
    runNo: 1,
    groupId: 'a-lesson',
    groupTitle: '',
    jobField: '체육시설',
    verifiedMs: 485_000,
    startedAt: now,
    occurredAt: now,
    ledgerYear: 2026,
    now,
    policyVersion: 'own.v1',
    evidence: {},
    actorId: colleague.id,
    atStudy: { department: '체육사업부', grade: '7급', position: '주임' },
  });
});
afterAll(() => world.drop());

const given = (path: string, more: object = {}) => ({ db: world.db, person: world.hr, path, ...more });

describe('who comes in', () => {
  test.each([
    ['the record', recordPage, '/hr'],
    ['courses', coursesPage, '/hr/courses'],
  ])('%s is not there for an employee, a head or an administrator', async (_name, route, path) => {
    for (const person of [world.colleague, world.head, world.admin]) {
      expect((await visit(route, given(path, { person }))).status).toBe(404);
    }
    expect((await visit(route, given(path))).status).toBe(200);
  });
});

describe('the record', () => {
  test('adds up what it shows', async () => {
    const { value } = await visit<{ rows: { minutes: number; name: string }[]; totals: { minutes: number } }>(
      recordPage,
      given('/hr?year=2026'),
    );
    expect(value.rows).toMatchObject([{ name: world.colleague.name, minutes: 8 }]);
    expect(value.totals.minutes).toBe(8);
  });

  test.each(['?year=abc', '?year=1', '?page=0', `?query=${'가'.repeat(101)}`])(
    'refuses %s',
    async (query) => {
      expect((await visit(recordPage, given(`/hr${query}`))).status).toBe(400);
    },
  );
});

describe('downloads', () => {
  const take = (file: string, query = '', person = world.hr) =>
    visit<Refusal>(download, given(`/hr/exports/${file}${query}`, { params: { file }, person }));

  test('come as files with their names, and the reason stands in the access log', async () => {
    const { response, status } = await take('training-record.csv', '?year=2026&by=entry&reason=12월 회의');
    expect(status).toBe(200);
    expect(response?.headers.get('content-type')).toContain('text/csv');
    expect(decodeURIComponent(response?.headers.get('content-disposition') ?? '')).toContain(
      '다온시설관리공단_교육훈련실적_20260511.csv',
    );
    expect(await response!.text()).toContain('여과기 역세척');
    const [latest] = await listAccessLog({ db: world.db, take: 1 });
    expect(latest).toMatchObject({ action: 'export.training-record', reason: '12월 회의', ip: '10.0.0.7' });
  });

  test('of the whole institute are HR’s; a head gets the two of the own department', async () => {
    expect((await take('training-record.csv', '', world.colleague)).status).toBe(403);
    expect((await take('summary.csv', '', world.colleague)).status).toBe(403);
    expect((await take('training-record.xlsx', '', world.head)).status).toBe(403);
    const mine = await take('completion-status.csv', '?year=2026', world.head);
    expect(mine.status).toBe(200);
    const csv = await mine.response!.text();
    expect(csv).toContain(world.author.name);
    expect(csv).not.toContain(world.hr.name);
  });

  test.each([
    ['training-record.pdf', '', 404],
    ['../../etc/passwd', '', 404],
    ['summary.csv', '?year=20x6', 400],
    ['training-record.csv', '?by=person', 400],
  ])('%s%s answers %i with a sentence', async (file, query, status) => {
    const { status: got, value } = await take(file, query);
    expect(got).toBe(status);
    expect(value.error.message).toMatch(/[가-힣]/);
  });
});

describe('one person’s entries', () => {
  interface Page {
    record: { recognisedMinutes: number; entries: { id: string; kind: string }[] };
  }
  const params = () => ({ personId: world.colleague.id });
  const open = () =>
    visit<Page>(entriesPage, given(`/hr/entries/${world.colleague.id}?year=2026`, { params: params() }));

  test('stand in the access log when they are opened', async () => {
    await open();
    const [latest] = await listAccessLog({ db: world.db, take: 1 });
    expect(latest).toMatchObject({
      action: 'record.read',
      subject: world.colleague.employeeNo,
      actorName: world.hr.name,
    });
    const nobody = { params: { personId: 'nobody' } };
    expect((await visit(entriesPage, given('/hr/entries/nobody', nobody))).status).toBe(404);
  });

  test('are reversed once, with a reason, by a second entry', async () => {
    const before = (await open()).value.record;
    const entryId = before.entries[0]!.id;
    const post = (form: Record<string, string>, person = world.hr) =>
      visit<Refusal>(correct, given(`/hr/entries/${world.colleague.id}`, { params: params(), form, person }));
    expect((await post({ entryId, reason: '' })).value.error.fields).toHaveProperty('reason');
    expect((await post({ entryId, reason: '두 번 인정되었습니다' }, world.head)).status).toBe(404);
    expect((await post({ entryId, reason: '두 번 인정되었습니다' })).status).toBe(200);
    expect((await post({ entryId, reason: '다시 한 번' })).status).toBe(409);
    const after = (await open()).value.record;
    expect(after.entries.map(({ kind }) => kind).sort()).toEqual(['reversal', 'time']);
    expect([before.recognisedMinutes, after.recognisedMinutes]).toEqual([8, 0]);
  });
});

describe('people', () => {
  const post = <T>(form: Record<string, string>) => visit<T>(managePeople, given('/hr/people', { form }));
  const fresh = { intent: 'create', employeeNo: '0007001', name: '새사람', departmentName: '체육사업부' };

  test('are added once, found by number, and get a code that is shown once', async () => {
    const added = await post(fresh);
    expect(added.response?.headers.get('location')).toMatch(/^\/hr\/people\/[0-9a-f-]{36}\?added$/);
    const again = await post<Refusal>(fresh);
    expect([again.status, Object.keys(again.value.error.fields ?? {})]).toEqual([400, ['employeeNo']]);
    const { value } = await visit<{ people: { id: string; canSignIn: boolean; lastSeenAt: Date | null }[] }>(
      peoplePage,
      given('/hr/people?query=0007001'),
    );
    expect(value.people).toMatchObject([{ canSignIn: false, lastSeenAt: null }]);
    const made = await post<{ code: string }>({ intent: 'reset', employeeId: value.people[0]!.id });
    expect(made.value.code).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    const stored = await world.db.prisma.oneTimeCode.findMany({ where: { employeeId: value.people[0]!.id } });
    expect(JSON.stringify(stored)).not.toContain(made.value.code);
  });

  test.each([
    [{ ...fresh, employeeNo: '' }, 'employeeNo'],
    [{ ...fresh, employeeNo: '<script>' }, 'employeeNo'],
    [{ ...fresh, employeeNo: '5', name: 'ㄱ' }, 'name'],
    [{ ...fresh, employeeNo: '6', departmentName: '' }, 'departmentName'],
  ])('refuse %j in the field', async (form, field) => {
    const { status, value } = await post<Refusal>(form);
    expect(status).toBe(400);
    expect(value.error.fields?.[field]).toMatch(/[가-힣]/);
  });
});

describe('courses', () => {
  interface Page {
    course: { lessonIds: string[]; policyVersion: number; watchingPreset: string; captionsRequired: boolean };
    lessons: { id: string }[];
    choices: { id: string }[];
    rules: { name: string; coveredSeconds: number; learningSeconds: number }[];
  }
  const make = async (title: string) => {
    const { response } = await visit(createCourse, given('/hr/courses', { form: { title } }));
    return response!.headers.get('location')!.split('/').at(-1)!;
  };
  const open = (id: string) => visit<Page>(coursePage, given(`/hr/courses/${id}`, { params: { id } }));
  const save = (id: string, form: Record<string, string | string[]>) =>
    visit<Refusal & { saved: number }>(editCourse, given(`/hr/courses/${id}`, { params: { id }, form }));
  const words = {
    title: '수영장 수질',
    summary: '',
    jobField: '체육시설',
    recurrence: 'year',
    watchingPreset: 'own',
  };

  test('take lessons in the order of the form, and a changed rule becomes the next version', async () => {
    const id = await make('수영장 수질');
    const [first, second] = [
      await makePublished(world, { title: '하나' }),
      await makePublished(world, { title: '둘' }),
    ];
    expect((await open(id)).value.choices.map((choice) => choice.id)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
    await save(id, { ...words, lessonIds: [second.id, first.id], captionsRequired: 'on' });
    const saved = (await open(id)).value;
    expect(saved.lessons.map((lesson) => lesson.id)).toEqual([second.id, first.id]);
    expect(saved.course).toMatchObject({ captionsRequired: true, watchingPreset: 'own' });
    expect(saved.choices.map((choice) => choice.id)).not.toContain(first.id);
    expect(saved.rules.find(({ name }) => name === 'own')).toMatchObject({
      coveredSeconds: 353,
      learningSeconds: 162,
    });

    await save(id, { ...words, lessonIds: [first.id], watchingPreset: 'statutory' });
    const changed = (await open(id)).value.course;
    expect(changed).toMatchObject({
      lessonIds: [first.id],
      watchingPreset: 'statutory',
      captionsRequired: false,
    });
    const same = await save(id, { ...words, lessonIds: [first.id], watchingPreset: 'statutory' });
    expect(same.value.saved).toBe(changed.policyVersion);
  });

  test.each([
    [{ title: '' }, 'title'],
    [{ jobField: '가'.repeat(41) }, 'jobField'],
    [{ lessonIds: ['x'] }, 'lessonIds.0'],
    [{ lessonIds: ['00000000-0000-4000-8000-000000000000'] }, 'lessonIds'],
    [{ watchingPreset: 'none' }, 'watchingPreset'],
  ])('refuse %j in the field', async (wrong, field) => {
    const id = await make(`강좌 ${field}`);
    const { status, value } = await save(id, { ...words, ...(wrong as Record<string, string>) });
    expect(status).toBe(400);
    expect(value.error.fields?.[field]).toMatch(/[가-힣]/);
  });

  test('that are none are not there', async () => {
    for (const id of ['x', '00000000-0000-4000-8000-000000000000']) expect((await open(id)).status).toBe(404);
  });
});
