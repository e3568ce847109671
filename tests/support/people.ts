// The people of a test institute: one department with an employee, an instructor and a head, and an office with HR and admin.
import { randomUUID } from 'node:crypto';
import { hashPassword } from '~/people/passwords.server';
import type { Db } from '~/platform/db.server';
import { ApiClient, PASSWORD } from './api-client';

const roster = [
  { employeeNo: '1001', name: '박서윤', at: 'sports', roles: [] },
  { employeeNo: '1002', name: '강민석', at: 'sports', roles: [] },
  { employeeNo: '2001', name: '이정훈', at: 'sports', roles: ['instructor'] },
  { employeeNo: '4001', name: '오재형', at: 'sports', roles: [] },
  { employeeNo: '3001', name: '한유진', at: 'office', roles: ['hr'] },
  { employeeNo: '9001', name: '남기태', at: 'office', roles: ['admin'] },
] as const;

/** Ids by employee number. */
export async function createPeople(db: Db): Promise<Record<string, string>> {
  const createdAt = new Date('2026-01-01T00:00:00Z');
  const passwordHash = await hashPassword(PASSWORD);
  const department = {
    sports: await db.prisma.department.create({ data: { name: '체육사업부', sortOrder: 1 } }),
    office: await db.prisma.department.create({ data: { name: '경영혁신부', sortOrder: 2 } }),
  };
  const ids: Record<string, string> = {};
  for (const { employeeNo, name, at, roles } of roster) {
    const common = { grade: '7급', position: '주임', jobField: '체육시설', passwordHash, createdAt };
    const data = {
      ...common,
      id: randomUUID(),
      employeeNo,
      name,
      departmentId: department[at].id,
      roles: [...roles],
    };
    ids[employeeNo] = (await db.prisma.employee.create({ data })).id;
  }
  await db.prisma.department.update({ where: { id: department.sports.id }, data: { headId: ids['4001']! } });
  return ids;
}

/** Signed in, or the test fails here. */
export async function signedIn(origin: string, employeeNo: string): Promise<ApiClient> {
  const client = new ApiClient(origin);
  const response = await client.signIn(employeeNo);
  if (response.status !== 302) throw new Error(`${employeeNo} could not sign in: ${response.status}`);
  return client;
}
