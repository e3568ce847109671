// The public contract beside watching: who gets in, who sees what, and how wrong input is answered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client';
import { startTestInstitute, type TestInstitute } from '../support/institute-server';
import { createPeople, signedIn } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';

let institute: TestInstitute;
let people: Record<string, string>;
let employee: ApiClient;
let instructor: ApiClient;
let head: ApiClient;
let hr: ApiClient;

beforeAll(async () => {
  institute = await startTestInstitute();
  people = await createPeople(institute.db);
  [employee, instructor, head, hr] = (await Promise.all(
    ['1001', '2001', '4001', '3001'].map((no) => signedIn(institute.origin, no)),
  )) as [ApiClient, ApiClient, ApiClient, ApiClient];
});
afterAll(() => institute.stop());

const nowhere = '00000000-0000-4000-8000-000000000000';

describe('signing in', () => {
  it('says one thing for a wrong number and a wrong password, then makes one wait', async () => {
    const client = new ApiClient(institute.origin);
    const wrongNumber = await client.signIn('7777', 'whatever-it-is');
    const wrongPassword = await client.signIn('1002', 'whatever-it-is');
    expect([wrongNumber.status, wrongPassword.status]).toEqual([400, 400]);
    const sentence = /사번이나 비밀번호가 맞지 않습니다/;
    expect(await wrongNumber.text()).toMatch(sentence);
    expect(await wrongPassword.text()).toMatch(sentence);
    for (let i = 0; i < 4; i++) await client.signIn('1002', 'whatever-it-is');
    const waiting = await client.signIn('1002');
    expect(waiting.status).toBe(429);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    institute.clock.advanceSeconds(31);
    expect((await client.signIn('1002')).status).toBe(302);
  });

  it('sets an HttpOnly cookie, and signing out ends the session on the server', async () => {
    const client = new ApiClient(institute.origin);
    const response = await client.signIn('1001');
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/i);
    const cookies = new Map(client.cookies);
    expect((await client.fetch('/sign-out', { method: 'POST' })).status).toBe(302);
    for (const [name, value] of cookies) client.cookies.set(name, value);
    expect((await client.api('GET', '/me')).status).toBe(401);
  });

  it('asks for a new password first where one must be changed', async () => {
    await institute.db.prisma.employee.update({
      where: { employeeNo: '9001' },
      data: { mustChangePassword: true },
    });
    const admin = await signedIn(institute.origin, '9001');
    expect((await admin.api('GET', '/me')).data).toMatchObject({ mustChangePassword: true });
    const refused = await admin.api('GET', '/lessons');
    expect([refused.status, refused.data.error.code]).toEqual([403, 'password-change-required']);
    expect((await admin.fetch('/')).headers.get('location')).toBe('/settings/password');
    await institute.db.prisma.employee.update({
      where: { employeeNo: '9001' },
      data: { mustChangePassword: false },
    });
  });
});

describe('the door', () => {
  it.each([
    ['GET', '/me'],
    ['GET', '/lessons'],
    ['GET', '/me/record'],
    ['GET', '/courses'],
    ['GET', '/manuals'],
    ['POST', '/lessons'],
    ['POST', '/watch-sessions'],
    ['POST', '/beats'],
    ['POST', '/uploads'],
    ['GET', `/videos/${nowhere}`],
  ])('%s %s is closed without a session', async (method, path) => {
    const answer = await new ApiClient(institute.origin).api(method, path, method === 'GET' ? undefined : {});
    expect([answer.status, answer.data.error?.code]).toEqual([401, 'sign-in-required']);
  });

  it.each(['https://elsewhere.test', 'null', ''])(
    'refuses the origin %j for what changes state',
    async (origin) => {
      for (const path of ['/api/v1/beats', '/api/v1/lessons', '/api/v1/uploads', '/sign-out']) {
        const response = await employee.fetch(path, { method: 'POST', body: '{}', headers: { origin } });
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({ error: { code: 'origin' } });
      }
    },
  );

  it('an unknown address of the API is JSON, and a wrong method says which are right', async () => {
    expect(await employee.api('GET', '/nothing-here')).toMatchObject({
      status: 404,
      data: { error: { code: 'not-found' } },
    });
    const wrong = await employee.api('DELETE', `/lessons/${nowhere}`);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'PATCH']);
  });
});

describe('lessons', () => {
  it('lets any employee draft, and shows the draft to its people alone', async () => {
    const made = await employee.api('POST', '/lessons', { title: '비 온 뒤 점검', jobField: '체육시설' });
    expect(made).toMatchObject({
      status: 201,
      data: { status: 'draft', version: 1, videoId: null, captions: [] },
    });
    const { id } = made.data;
    expect((await head.api('GET', `/lessons/${id}`)).status).toBe(200);
    expect((await hr.api('GET', `/lessons/${id}`)).status).toBe(200);
    expect((await instructor.api('GET', `/lessons/${id}`)).status).toBe(404);
    expect((await instructor.api('PATCH', `/lessons/${id}`, { title: 'x' })).status).toBe(404);
    const early = await employee.api('POST', `/lessons/${id}/submit`);
    expect([early.status, early.data.error.failures?.[0]?.code ?? early.data.error.code]).toEqual([
      409,
      'video-missing',
    ]);
  });

  it('takes captions in three kinds and no other', async () => {
    const { data } = await employee.api('POST', '/lessons', { title: '자막을 올리는 강의' });
    const put = (type: string, body: string) =>
      employee.api('PUT', `/lessons/${data.id}/captions?lang=ko`, body, type);
    for (const [type, body] of [
      ['text/vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n가\n'],
      ['application/x-subrip', '1\n00:00:01,000 --> 00:00:02,000\n가\n'],
      [
        'application/x-sami',
        '<SAMI><BODY><SYNC Start=1000><P Class=KRCC>가<SYNC Start=2000><P Class=KRCC>&nbsp;',
      ],
    ] as const) {
      expect(await put(type, body), type).toMatchObject({ status: 200, data: { captions: ['ko'] } });
    }
    expect(await put('text/plain', 'WEBVTT\n')).toMatchObject({
      ...{ status: 400, data: { error: { code: 'captions-type' } } },
    });
    const broken = await put('application/x-sami', '<SAMI>\n<SYNC Start=하나>가');
    expect(broken).toMatchObject({ status: 400, data: { error: { code: 'captions-invalid' } } });
    expect(broken.data.error.message).toContain('2번째 줄');
  });

  it.each([
    ['no title', {}, 'title'],
    ['an empty title', { title: '   ' }, 'title'],
    ['a number for a title', { title: 5 }, 'title'],
    ['a title of 5,000 letters', { title: '가'.repeat(5000) }, 'title'],
    ['control characters', { title: 'a\u0000b' }, 'title'],
    ['a section that is no reference', { title: '가', manualSectionIds: ['../etc'] }, 'manualSectionIds.0'],
    ['a course that is no id', { title: '가', courseId: 'x' }, 'courseId'],
  ])('%s answers 400 with a sentence at the field', async (_name, body, field) => {
    const { status, data } = await instructor.api('POST', '/lessons', body);
    expect(status).toBe(400);
    expect(data.error.fields[field]).toMatch(/[가-힣]/);
  });

  it.each([['GET'], ['PATCH']])('%s of what is not an id, or not there, answers 404', async (method) => {
    const body = method === 'PATCH' ? { title: '가' } : undefined;
    for (const id of [nowhere, 'x', '%00', "1'%20OR%201=1"]) {
      expect((await instructor.api(method, `/lessons/${id}`, body)).status).toBe(404);
    }
  });

  it('never tells learners the answers', async () => {
    const { lessonId } = await publishLessonRows(institute.db, { authorId: people['2001']!, question: true });
    for (const path of [`/lessons/${lessonId}`, `/lessons/${lessonId}/quiz`]) {
      const { data } = await employee.api('GET', path);
      expect(JSON.stringify(data)).not.toMatch(/correct|매뉴얼 3\.2/);
    }
    const page = await (await employee.fetch(`/lessons/${lessonId}`)).text();
    expect(page).toContain('몇 번 헹굽니까?');
    expect(page).not.toMatch(/correctChoiceId|매뉴얼 3\.2/);
  });

  it('withdraws at once: neither page nor session remains', async () => {
    const { lessonId } = await publishLessonRows(institute.db, { authorId: people['2001']! });
    expect((await employee.fetch(`/lessons/${lessonId}`)).status).toBe(200);
    expect((await hr.api('POST', `/lessons/${lessonId}/withdraw`, {})).status).toBe(400);
    expect(
      (await hr.api('POST', `/lessons/${lessonId}/withdraw`, { reason: '값이 틀렸습니다' })).data.status,
    ).toBe('withdrawn');
    expect((await employee.fetch(`/lessons/${lessonId}`)).status).toBe(404);
    expect((await employee.api('POST', '/watch-sessions', { lessonId })).status).toBe(404);
  });

  it('pages through the list by cursor, and refuses one it never gave', async () => {
    const { data } = await employee.api('GET', '/lessons?query=' + encodeURIComponent('ㅈㄹㅇㅅ'));
    expect(Array.isArray(data.items)).toBe(true);
    expect((await employee.api('GET', '/lessons?cursor=nonsense')).status).toBe(400);
  });
});

describe('HR alone', () => {
  it.each([
    ['POST', '/courses', { title: '새 과정' }],
    ['PATCH', `/courses/${nowhere}`, { title: '새 과정' }],
    ['POST', `/ledger-entries/${nowhere}/reversal`, { reason: '두 번 인정됨' }],
  ])('%s %s is not for employees', async (method, path, body) => {
    expect([403, 404]).toContain((await employee.api(method, path, body)).status);
  });

  it('refuses a policy that nobody can meet, and takes one of the presets', async () => {
    const made = await hr.api('POST', '/courses', {
      title: '안전 과정',
      recurrence: 'year',
      captionsRequired: true,
    });
    expect(made.status).toBe(201);
    const changed = await hr.api('PATCH', `/courses/${made.data.id}`, { watchingPreset: 'statutory' });
    expect(changed.data).toMatchObject({ watchingPreset: 'statutory', recurrence: 'year' });
    const rule = {
      minCoveredPercent: 100,
      toleranceSeconds: 3,
      tolerancePercent: 2,
      minLearningPercent: 100,
      maxRate: 2,
      seekAhead: true,
    };
    expect(
      (await hr.api('PATCH', `/courses/${made.data.id}`, { watchingRule: rule })).status,
    ).toBeGreaterThanOrEqual(400);
    expect((await hr.api('PATCH', `/courses/${made.data.id}`, { watchingPreset: 'made-up' })).status).toBe(
      400,
    );
  });

  it('reverses an entry once, with a reason, as a second entry', async () => {
    const { lessonId } = await publishLessonRows(institute.db, { authorId: people['2001']!, seconds: 300 });
    const { Viewer } = await import('../support/viewer');
    const viewer = new Viewer(await signedIn(institute.origin, '1002'), lessonId, institute.clock);
    await viewer.open();
    await viewer.watch(0, 300);
    const [entry] = (await viewer.record()).entries;
    expect((await hr.api('POST', `/ledger-entries/${entry.id}/reversal`, {})).status).toBe(400);
    const reversed = await hr.api('POST', `/ledger-entries/${entry.id}/reversal`, { reason: '두 번 인정됨' });
    expect(reversed).toMatchObject({ status: 201, data: { kind: 'reversal', amount: -5 } });
    expect((await hr.api('POST', `/ledger-entries/${entry.id}/reversal`, { reason: '다시' })).status).toBe(
      409,
    );
    expect(await viewer.record()).toMatchObject({
      recognisedMinutes: 0,
      entries: [{ amount: -5 }, { amount: 5 }],
    });
  });
});
