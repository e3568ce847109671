// The pages of one person and of the departments through their routes: who comes in, what is answered, what is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAccessLog } from '~/people/access-log.server';
import type { Person } from '~/people/person';
import { action as changeDepartment, loader as departmentPage } from '~/routes/hr/department';
import { action as changeDepartments, loader as departmentsPage } from '~/routes/hr/departments';
import { loader as peoplePage } from '~/routes/hr/people';
import { action as changePerson, loader as personPage } from '~/routes/hr/person';
import { createWorld, type World } from '../lessons/lesson-world';
import { visit, type Refusal } from './hr-visit';

let world: World;
beforeAll(async () => (world = await createWorld()));
afterAll(() => world.drop());

const seen = { jobs: [] as string[], forgot: 0 };
const given = (path: string, more: object = {}) => ({ db: world.db, person: world.hr, path, seen, ...more });
const open = (who: Person, person = world.hr) =>
  visit<PersonPage>(personPage, given(`/hr/people/${who.id}`, { params: { id: who.id }, person }));
const post = <T = Refusal>(who: Person, form: Record<string, string | string[]>, person = world.hr) =>
  visit<T & Refusal>(changePerson, given(`/hr/people/${who.id}`, { params: { id: who.id }, form, person }));
const idOf = async (name: string) =>
  (await world.db.prisma.department.findUniqueOrThrow({ where: { name } })).id;

interface PersonPage {
  employee: {
    name: string;
    department: string;
    grade: string;
    roles: string[];
    leftOn: string | null;
    orders: { effectiveOn: string; ahead: boolean }[];
  };
  today: string;
  openRoles: string[];
}

describe('who comes in', () => {
  test('HR and the administrator do; an employee and a head find nothing there', async () => {
    const params = { id: world.colleague.id };
    for (const [route, path] of [
      [peoplePage, '/hr/people'],
      [personPage, `/hr/people/${params.id}`],
      [departmentsPage, '/hr/departments'],
    ] as const) {
      for (const [person, status] of [
        [world.hr, 200],
        [world.admin, 200],
        [world.head, 404],
        [world.colleague, 404],
      ] as const) {
        expect((await visit(route, given(path, { params, person }))).status, `${path} ${person.name}`).toBe(
          status,
        );
      }
    }
    expect((await post(world.author, { intent: 'return' }, world.head)).status).toBe(404);
  });

  test.each(['nobody', '00000000-0000-4000-8000-000000000000'])('%s is nobody', async (id) => {
    expect((await visit(personPage, given(`/hr/people/${id}`, { params: { id } }))).status).toBe(404);
    expect((await visit(departmentPage, given(`/hr/departments/${id}`, { params: { id } }))).status).toBe(
      404,
    );
    const form = { intent: 'roles', roles: 'instructor', reason: '이유가 있습니다' };
    expect((await visit(changePerson, given(`/hr/people/${id}`, { params: { id }, form }))).status).toBe(404);
  });
});

describe('one person', () => {
  test('offers each visitor the roles they may change', async () => {
    expect((await open(world.colleague)).value.openRoles).toEqual(['instructor']);
    expect((await open(world.colleague, world.admin)).value.openRoles).toEqual(['instructor', 'hr', 'admin']);
    expect((await open(world.admin, world.admin)).value.openRoles).toEqual(['instructor', 'hr']);
  });

  test('is saved part by part, forgets sessions and says who did it', async () => {
    const { colleague } = world;
    const before = seen.forgot;
    await post(colleague, {
      intent: 'facts',
      name: '김도연',
      site: '수영장',
      jobField: '',
      fieldStaff: 'on',
      hiredOn: '2020-03-02',
    });
    const order = await post<{ ahead: boolean }>(colleague, {
      ...{
        intent: 'order',
        departmentId: await idOf('경영지원부'),
        grade: '7급',
        position: '',
        employmentCategory: '',
      },
      effectiveOn: (await open(colleague)).value.today,
    });
    expect(order.value).toEqual({ effectiveOn: '2026-05-11', ahead: false });
    await post(colleague, { intent: 'roles', roles: ['instructor'], reason: '사내 강사 위촉' });
    const { employee } = (await open(colleague)).value;
    expect(employee).toMatchObject({
      name: '김도연',
      department: '경영지원부',
      grade: '7급',
      roles: ['instructor'],
    });
    expect(employee.orders.map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-05-11', '2020-03-02']);
    expect(seen.forgot).toBe(before + 3);
    const log = await listAccessLog({ db: world.db, take: 3 });
    expect(log.map(({ action, subject, actorName, reason }) => [action, subject, actorName, reason])).toEqual(
      [
        ['person.roles', '1001', '이수진', '사내 강사 위촉'],
        ['person.order', '1001', '이수진', ''],
        ['person.update', '1001', '이수진', ''],
      ],
    );
    expect(log[2]?.change).toBe(
      '이름 김도윤 → 김도연, 사업장 - → 수영장, 직무분야 체육시설 → -, 현업직원 아니요 → 예, 입사일 - → 2020-03-02',
    );
  });

  test.each([
    [{ intent: 'facts', name: 'ㄱ' }, 'name'],
    [{ intent: 'facts', name: '김도윤', hiredOn: '2026-02-30' }, 'hiredOn'],
    [{ intent: 'order', departmentId: 'x', effectiveOn: '2026-05-11' }, 'departmentId'],
    [
      { intent: 'order', departmentId: '00000000-0000-4000-8000-000000000000', effectiveOn: '2026-05-11' },
      'departmentId',
    ],
    [
      { intent: 'order', departmentId: '00000000-0000-4000-8000-000000000000', effectiveOn: '어제' },
      'effectiveOn',
    ],
    [{ intent: 'roles', roles: ['instructor'] }, 'reason'],
    [{ intent: 'roles', roles: ['owner'], reason: '이유가 있습니다' }, 'roles.0'],
    [{ intent: 'leave', leftOn: '' }, 'leftOn'],
  ])('refuses %j in the field', async (form, field) => {
    const { status, value } = await post(world.author, form);
    expect(status).toBe(400);
    expect(value.error.fields?.[field]).toMatch(/[가-힣]/);
  });

  test('who leaves stands among those who left, and may come back', async () => {
    const { author } = world;
    const names = async (state: string) =>
      (
        await visit<{ people: { name: string }[] }>(peoplePage, given(`/hr/people?state=${state}`))
      ).value.people.map(({ name }) => name);
    expect(
      (await post<{ gone: boolean }>(author, { intent: 'leave', leftOn: '2026-05-10' })).value.gone,
    ).toBe(true);
    expect(await names('left')).toEqual([author.name]);
    expect(await names('working')).not.toContain(author.name);
    expect((await open(author)).value.employee.leftOn).toBe('2026-05-10');
    await post(author, { intent: 'return' });
    expect(await names('left')).toEqual([]);
  });

  test('takes no role of HR from HR, nor the administrator’s from the administrator', async () => {
    const { hr2, admin } = world;
    const form = { intent: 'roles', roles: [], reason: '업무 분장' };
    expect((await post(hr2, form)).status).toBe(403);
    expect((await post(admin, form, admin)).value.error.code).toBe('own-admin');
  });
});

describe('departments', () => {
  interface Row {
    id: string;
    name: string;
    headName: string | null;
    headDepartment: string | null;
  }
  const list = async () =>
    (await visit<{ departments: Row[] }>(departmentsPage, given('/hr/departments'))).value.departments;
  const act = (form: Record<string, string>) =>
    visit<Refusal & { place: number }>(changeDepartments, given('/hr/departments', { form }));
  const change = (id: string, form: Record<string, string>) =>
    visit<Refusal & { head: string | null; renamed: string }>(
      changeDepartment,
      given(`/hr/departments/${id}`, { params: { id }, form }),
    );

  test('are added last, moved, headed from anywhere and renamed', async () => {
    const added = await act({ intent: 'create', name: ' 주차사업부 ' });
    const id = added.response!.headers.get('location')!.split('/').at(-1)!;
    expect((await list()).map(({ name }) => name)).toEqual(['체육사업부', '경영지원부', '주차사업부']);
    expect((await act({ intent: 'move', departmentId: id, by: 'up' })).value.place).toBe(2);
    expect((await act({ intent: 'move', departmentId: id, by: 'up' })).value.place).toBe(1);
    expect((await act({ intent: 'move', departmentId: id, by: 'up' })).value.place).toBe(1);
    expect((await change(id, { intent: 'head', head: '4002' })).value.head).toBe(world.otherHead.name);
    expect((await change(id, { intent: 'rename', name: '주차안전부' })).value.renamed).toBe('주차안전부');
    expect((await list())[0]).toMatchObject({
      name: '주차안전부',
      headName: '한지민',
      headDepartment: '경영지원부',
    });
    const log = await listAccessLog({ db: world.db, take: 1 });
    expect(log[0]).toMatchObject({
      action: 'department.rename',
      subject: '주차사업부',
      change: '주차사업부 → 주차안전부',
    });
  });

  test.each([
    ['경영지원부', '이미 있습니다'],
    ['주차사업부', '전에 쓰던 이름'],
    ['부', '두 글자'],
  ])('are not added as %s', async (name, sentence) => {
    const { status, value } = await act({ intent: 'create', name });
    expect(status).toBe(400);
    expect(value.error.fields?.['name']).toContain(sentence);
  });

  test('have no head who is nobody', async () => {
    const { status, value } = await change(await idOf('경영지원부'), { intent: 'head', head: '홍길동' });
    expect(status).toBe(400);
    expect(value.error.fields?.['head']).toMatch(/찾지 못했습니다/);
  });
});
