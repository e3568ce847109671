// What a message costs does not grow with its talk, also where the plan was made while the talk was small.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postMessages } from '~/chat/post-messages.server';
import type { Person } from '~/people/person';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { createPeople } from '../support/people';
import { publishLessonRows } from '../support/published-lesson';

const TALK = 3_000;
/** So large a group that PostgreSQL takes one plan for all groups, from the sixth on. */
const GROUP = 40;
const PLANNED_AFTER = 7;

let test: TestDatabase;
let people: Person[];
let lessonId: string;
beforeAll(async () => {
  test = await createTestDatabase();
  const { prisma } = test.db;
  const ids = await createPeople(test.db);
  const { id: _, ...like } = await prisma.employee.findUniqueOrThrow({ where: { id: ids['1001']! } });
  await prisma.employee.createMany({
    data: Array.from({ length: GROUP }, (_, n) => ({ ...like, id: randomUUID(), employeeNo: `W${n}` })),
  });
  const writers = await prisma.employee.findMany({ where: { employeeNo: { startsWith: 'W' } } });
  people = writers.map((row) => ({
    ...row,
    roles: [],
    departmentName: '체육사업부',
    headOfDepartmentIds: [],
  }));
  ({ lessonId } = await publishLessonRows(test.db, { authorId: ids['2001']! }));
});
afterAll(() => test.drop());

const post = () =>
  postMessages({
    sql: test.db.pipeline,
    clock: { now: () => new Date() },
    timeZone: 'Asia/Seoul',
    posts: people.map((person) => ({
      ...{ person, lessonId, body: '측정병을 헹굽니다', kind: 'chat' as const },
      ...{ mediaSecond: 1, clientKey: randomUUID(), mentions: [] },
    })),
  });

/** Messages looked at so far; the connection that writes has told of its own. */
async function looks(): Promise<number> {
  await test.db.pipeline.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await test.db.sql.query<{ n: number }>(
    `SELECT idx_tup_fetch + seq_tup_read AS n FROM pg_stat_user_tables WHERE relname = 'chat_message'`,
  );
  return rows[0]!.n;
}

it('looks at no more messages in a talk of thousands than in one of a few', async () => {
  for (let n = 0; n < PLANNED_AFTER; n++) await post();
  await test.db.sql.query(
    `INSERT INTO chat_message (id, lesson_id, lesson_version_id, media_ms, shown_ms, author_id, client_key, body, kind,
                               official, born_revision, revision, created_at)
     SELECT gen_random_uuid(), m.lesson_id, lesson_version_id, 0, 0, author_id, 'key-' || n, body, kind, false,
            1000 + n, 1000 + n, created_at
       FROM (SELECT * FROM chat_message LIMIT 1) m, generate_series(1, $1::int) n`,
    [TALK],
  );
  await test.db.sql.query(`UPDATE chat_room SET revision = $1`, [1000 + TALK]);
  const before = await looks();
  const posted = await post();
  expect(posted.filter((one) => one instanceof Error)).toEqual([]);
  expect((await looks()) - before).toBeLessThan(GROUP);
});
