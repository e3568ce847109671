import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifyPassword } from '~/people/passwords.server';
import { listApprovals } from '~/approvals/list-approvals.server';
import { findRecord } from '~/credits/find-record.server';
import { findYearTotal } from '~/credits/find-year-total.server';
import { listMyLessons } from '~/lessons/list-my-lessons.server';
import { inTransaction } from '~/platform/db.server';
import { silentLog } from '~/platform/log.server';
import { createDiskStorage } from '~/platform/storage.server';
import { completeRun } from '~/progress/complete-run.server';
import { prepareInstitute } from '~/server/prepare-institute';
import { findDemoPerson } from '~/server/demo/find-demo-person.server';
import { createTestDatabase, type TestDatabase } from '../../support/database';

const now = new Date('2026-11-23T06:00:00Z');
const timeZone = 'Asia/Seoul';
const enqueue = vi.fn().mockResolvedValue(undefined);
let test_: TestDatabase;

const prepare = (mode: 'demo' | 'production', at = now) =>
  prepareInstitute({
    ...{ db: test_.db, now: at, timeZone, log: silentLog, enqueue, mode },
    // Nothing is stored while the institute is prepared.
    storage: createDiskStorage(path.join(os.tmpdir(), 'edu-test-no-storage')),
    contentFolder: path.resolve('content'),
  });

/** Every row of every table but what a start may touch (search text and such are rewritten with equal values). */
async function fingerprint() {
  const { rows } = await test_.db.sql.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`,
  );
  const prints: Record<string, unknown> = {};
  for (const { name } of rows) {
    const hash = await test_.db.sql.query(
      `SELECT count(*)::int AS rows, md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS hash FROM "${name}" t`,
    );
    prints[name] = hash.rows[0];
  }
  return prints;
}

beforeAll(async () => {
  test_ = await createTestDatabase();
  await prepare('demo');
});
afterAll(() => test_.drop());

const person = async (employeeNo: string) => (await findDemoPerson({ db: test_.db, who: { employeeNo } }))!;

test('the accounts of the contract can sign in and are who they should be', async () => {
  const { prisma } = test_.db;
  for (const employeeNo of ['1001', '1002', '2001', '3001', '4001', '9001']) {
    const employee = await prisma.employee.findUniqueOrThrow({
      where: { employeeNo },
      include: { orders: true },
    });
    expect(employee).toMatchObject({ demo: true, mustChangePassword: false });
    expect(employee.orders).toHaveLength(1);
  }
  expect(
    await verifyPassword(
      (await prisma.employee.findUniqueOrThrow({ where: { employeeNo: '1001' } })).passwordHash,
      'demo-1234!',
    ),
  ).toBe(true);
  const [head, instructor, hr, admin] = [
    await person('4001'),
    await person('2001'),
    await person('3001'),
    await person('9001'),
  ];
  expect(head.headOfDepartmentIds).toEqual([instructor.departmentId]);
  expect([instructor.roles, hr.roles, admin.roles]).toEqual([['instructor'], ['hr'], ['admin']]);
});

test('what was changed since stays through the next start, and nothing is made twice', async () => {
  await test_.db.prisma.employee.update({
    where: { employeeNo: '1002' },
    data: { site: '새 사업장', passwordHash: null },
  });
  await test_.db.prisma.course.update({ where: { slug: 'pool-water' }, data: { summary: '새 소개' } });
  await test_.db.prisma.setting.update({ where: { key: 'help-contact' }, data: { value: '바꾼 연락처' } });
  const before = await fingerprint();
  enqueue.mockClear();
  await prepare('demo', new Date(now.getTime() + 3_600_000));
  expect(await fingerprint()).toEqual(before);
  expect(enqueue.mock.calls).toEqual([['demo.render-lesson', {}, { singletonKey: 'demo' }]]);
});

test('a draft that was deleted is not made again', async () => {
  const { prisma } = test_.db;
  const doomed = await prisma.lesson.findFirstOrThrow({
    where: { title: { contains: '대관' }, status: 'draft', demo: true },
  });
  await prisma.lessonManualSection.deleteMany({ where: { lessonId: doomed.id } });
  await prisma.question.deleteMany({ where: { lessonVersion: { lessonId: doomed.id } } });
  await prisma.lessonVersion.deleteMany({ where: { lessonId: doomed.id } });
  await prisma.lesson.delete({ where: { id: doomed.id } });
  await prepare('demo');
  expect(await prisma.lesson.count({ where: { title: doomed.title } })).toBe(0);
});

test('every entry is the growth of the whole minutes of a person, course and year', async () => {
  const { rows } = await test_.db.sql.query<{
    person: string;
    group: string;
    year: number;
    amount: number;
    verified: number;
  }>(
    `SELECT person_id AS person, group_id AS "group", ledger_year AS year, amount, (evidence->>'verifiedMs')::int AS verified
       FROM ledger_entry WHERE kind = 'time' ORDER BY occurred_at`,
  );
  expect(rows.length).toBeGreaterThan(400);
  const sums = new Map<string, number>();
  for (const { person: who, group, year, amount, verified } of rows) {
    const key = `${who} ${group} ${year}`;
    const before = sums.get(key) ?? 0;
    sums.set(key, before + verified);
    expect(amount).toBe(Math.floor((before + verified) / 60_000) - Math.floor(before / 60_000));
  }
  const totals = await test_.db.prisma.creditTotal.findMany();
  expect(totals).toHaveLength(sums.size);
  for (const total of totals) {
    const key = `${total.personId} ${total.groupId} ${total.ledgerYear}`;
    expect(Number(total.verifiedMs)).toBe(sums.get(key));
    expect(total.postedMinutes).toBe(Math.floor(sums.get(key)! / 60_000));
  }
});

test('completed runs and entries are the same set, earned when they say, by about thirty people in both years', async () => {
  const { rows } = await test_.db.sql.query(
    `SELECT count(*)::int AS runs, count(e.id)::int AS entries, count(DISTINCT r.person_id)::int AS people,
            bool_and(e.occurred_at = r.completed_at AND e.started_at = r.started_at
                     AND e.ledger_year = extract(year FROM r.completed_at AT TIME ZONE 'Asia/Seoul')
                     AND e.department_at_study <> '' AND jsonb_array_length(e.evidence->'sessionIds') = 1) AS agree,
            array_agg(DISTINCT e.ledger_year) AS years
       FROM watch_run r LEFT JOIN ledger_entry e ON e.kind = 'time'
            AND e.source_key = 'completion:' || r.person_id || ':' || r.lesson_id || ':' || r.run_no
      WHERE r.completed_at IS NOT NULL`,
  );
  const { runs, entries, people, agree, years } = rows[0]!;
  expect(entries).toBe(runs);
  expect(agree).toBe(true);
  expect(years).toEqual([2025, 2026]);
  expect(people).toBeGreaterThanOrEqual(28);
});

test('1001 has about seven tenths of the target, and points up to their cap', async () => {
  const { id } = await person('1001');
  const total = await findYearTotal({ db: test_.db, personId: id, year: 2026 });
  expect(total.targetMinutes).toBe(360);
  expect(total.recognisedMinutes / total.targetMinutes).toBeGreaterThan(0.65);
  expect(total.recognisedMinutes / total.targetMinutes).toBeLessThan(0.75);
  expect(total.points).toBe(20);
  const record = await findRecord({ db: test_.db, personId: id, year: 2026 });
  expect(record).toMatchObject({ earnedMinutes: total.earnedMinutes, points: 20 });
});

test('pilot lessons are withdrawn with their reason and seen by no learner', async () => {
  const pilots = await test_.db.prisma.lesson.findMany({ where: { withdrawReason: { not: null } } });
  expect(pilots.length).toBeGreaterThanOrEqual(36);
  expect(
    pilots.every(({ status, liveVersionId, demo }) => status === 'withdrawn' && !liveVersionId && demo),
  ).toBe(true);
});

test('some stopped on the way through most pilot lessons, and their runs say where', async () => {
  const { rows } = await test_.db.sql.query<{ stopped: number; told: boolean }>(
    `SELECT count(*) FILTER (WHERE completed_at IS NULL)::int AS stopped,
            bool_and(upper(seen) = position_ms AND covered_ms <= duration_ms) AS told
       FROM watch_run GROUP BY lesson_id`,
  );
  expect(rows.length).toBeGreaterThanOrEqual(36);
  expect(rows.filter(({ stopped }) => stopped >= 3).length).toBeGreaterThan(rows.length / 2);
  expect(rows.every(({ told }) => told)).toBe(true);
});

test('2001 has a draft and a returned lesson with the head’s reason', async () => {
  const { lessons: mine } = await listMyLessons({ db: test_.db, person: await person('2001') });
  const returned = mine.find(({ status }) => status === 'returned')!;
  expect(returned.returnReason).toMatch(/다시 찍/);
  expect(mine.some(({ status }) => status === 'draft')).toBe(true);
  const decided = await listApprovals({ db: test_.db, person: await person('4001'), state: 'done' });
  expect(decided.find(({ subjectId }) => subjectId === returned.id)).toMatchObject({
    status: 'returned',
    decidedByName: '오재형',
  });
});

test('an entry of the past is what completing the same run today writes', async () => {
  const [learned, admin] = [await person('1001'), await person('9001')];
  const columns = `kind, unit, amount, reason, occurred_at, posted_at, ledger_year, policy_version, subject_id,
    subject_title, group_id, group_title, job_field, started_at, evidence - 'sessionIds' AS evidence`;
  const entriesOf = async (personId: string) =>
    (
      await test_.db.sql.query(
        `SELECT ${columns} FROM ledger_entry WHERE person_id = $1 ORDER BY occurred_at, kind`,
        [personId],
      )
    ).rows;
  const { rows: runs } = await test_.db.sql.query<{ id: string; completed_at: Date }>(
    `INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms, seen, covered_ms, learning_ms, started_at)
     SELECT gen_random_uuid(), $2, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms, seen, covered_ms, learning_ms, started_at
       FROM watch_run WHERE person_id = $1 AND completed_at IS NOT NULL
     RETURNING id, (SELECT completed_at FROM watch_run o WHERE o.person_id = $1 AND o.lesson_id = watch_run.lesson_id AND o.run_no = watch_run.run_no)`,
    [learned.id, admin.id],
  );
  runs.sort((a, b) => a.completed_at.getTime() - b.completed_at.getTime());
  for (const { id: runId, completed_at } of runs) {
    await inTransaction(test_.db.sql, (client) =>
      completeRun(client, { runId, occurredAt: completed_at, now: completed_at, timeZone }),
    );
  }
  expect(runs.length).toBeGreaterThan(40);
  expect(await entriesOf(admin.id)).toEqual(await entriesOf(learned.id));
});
