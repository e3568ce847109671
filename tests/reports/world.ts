// A small corporation with a ledger, made through the domain where the domain can make it.
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { postCompletion } from '~/credits/post-completion.server';
import type { Person } from '~/people/person';
import { inTransaction, type Db } from '~/platform/db.server';
import { yearIn } from '~/platform/zone';

export const timeZone = 'Asia/Seoul';
export const now = new Date('2026-11-23T00:30:00Z');
export const instituteName = '다온시설관리공단';

export async function createDepartment(db: Db, name: string, sortOrder: number): Promise<string> {
  const { id } = await db.prisma.department.create({ data: { name, sortOrder } });
  return id;
}

export type EmployeeFields = Partial<{
  employeeNo: string;
  name: string;
  grade: string;
  position: string;
  employmentCategory: string;
  hiredOn: string;
  leftOn: string;
}>;

let lastNo = 100;
export async function createEmployee(
  db: Db,
  departmentId: string,
  fields: EmployeeFields = {},
): Promise<string> {
  const { hiredOn = '2015-03-02', leftOn, ...rest } = fields;
  const { id } = await db.prisma.employee.create({
    data: {
      employeeNo: `000${++lastNo}`,
      name: `직원${lastNo}`,
      grade: '7급',
      position: '주임',
      ...rest,
      departmentId,
      hiredOn: new Date(hiredOn),
      leftOn: leftOn ? new Date(leftOn) : null,
      createdAt: now,
    },
  });
  return id;
}

export function personOf(id: string, given: Partial<Person> = {}): Person {
  return {
    id,
    employeeNo: '3001',
    name: '한유진',
    departmentId: randomUUID(),
    departmentName: '경영혁신부',
    site: '',
    grade: '5급',
    position: '팀장',
    jobField: '',
    roles: [],
    headOfDepartmentIds: [],
    mustChangePassword: false,
    ...given,
  };
}

/** Completes a lesson of the given minutes; its time is given in the institute's zone, `2026-03-02T10:00`. */
export async function complete(
  db: Db,
  personId: string,
  given: {
    minutes: number;
    at: string;
    from?: string;
    lesson: string;
    course?: string;
    jobField?: string;
    runNo?: number;
  },
) {
  const occurredAt = new Date(`${given.at}+09:00`);
  const startedAt = new Date(`${given.from ?? given.at}+09:00`);
  await inTransaction(db.sql, (client) =>
    postCompletion(client, {
      personId,
      subjectId: given.lesson,
      subjectTitle: given.lesson,
      runNo: given.runNo ?? 1,
      groupId: given.course ?? given.lesson,
      groupTitle: given.course ?? given.lesson,
      jobField: given.jobField ?? '',
      verifiedMs: given.minutes * 60_000,
      startedAt,
      occurredAt,
      ledgerYear: yearIn(occurredAt, timeZone),
      now: occurredAt,
      policyVersion: 'own.v1',
      evidence: {},
      actorId: personId,
      atStudy: { department: '체육사업부', grade: '7급', position: '주임' },
    }),
  );
}

/** Entries of minutes by the thousand, for what only size shows. */
export async function fillLedger(db: Db, personId: string, year: number, count: number) {
  await db.sql.query(
    `INSERT INTO ledger_entry (id, person_id, kind, unit, amount, source_key, reason, occurred_at, posted_at, ledger_year,
       policy_version, evidence, actor_id, subject_id, subject_title, group_id, group_title, job_field, started_at)
     SELECT gen_random_uuid(), $1, 'time', 'minute', 6, 'fill:' || $2 || ':' || i, '강의 이수', t, t, $2::int, 'own.v1', '{}', $1,
            'lesson' || i, '차시 ' || i, 'course', '과정', '체육시설', t - interval '1 hour'
       FROM (SELECT i, make_timestamptz($2::int, 6, 1, 0, 0, 0, 'UTC') + i * interval '1 second' AS t
               FROM generate_series(1, $3::int) i) s`,
    [personId, year, count],
  );
}

export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
