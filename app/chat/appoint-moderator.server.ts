/** Who looks after a lesson's talk, or answers in it officially, beside its makers. Each act with its entry in the log. */
import { logInside } from '~/people/access-log.server';
import { may, requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, invalid, notFound } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { findLessonMakers } from '~/lessons/find-lesson-makers.server';
import type { Appointment } from './appointments';

interface Act extends Context {
  person: Person;
  ip: string;
  lessonId: string;
  personId: string;
  kind: Appointment;
}

const MOST_APPOINTED = 10;
const NAMES: Record<Appointment, string> = { moderator: '채팅 관리자', expert: '답변 전문가' };

/** Throws `not-found`, `forbidden`. */
async function requireManaged({ db, person, lessonId }: Act) {
  const lesson = await findLessonMakers({ db, lessonId });
  // A draft is not there for who may not see it.
  if (!lesson || (!lesson.liveVersionId && !may(person, 'chat.manage', lesson.subject))) throw notFound();
  requirePermission(person, 'chat.manage', lesson.subject);
  return lesson;
}

/** Throws `invalid` for somebody who does not work here, `conflict` for a maker and beyond ten. */
export async function appointModerator(given: Act): Promise<void> {
  const { db, now, timeZone, person, ip, lessonId, personId, kind } = given;
  const { subject } = await requireManaged(given);
  if (personId === subject.ownerId || subject.coAuthorIds?.includes(personId))
    throw conflict('maker', '이 강의를 만드는 사람은 이미 채팅을 관리하고 공식 답변을 답니다.');
  await inTransaction(db.sql, async (client) => {
    const { rows } = await client.query<{ name: string; employeeNo: string }>(
      `SELECT name, employee_no AS "employeeNo" FROM employee WHERE id = $1 AND (left_on IS NULL OR left_on >= $2)`,
      [personId, dateIn(now, timeZone)],
    );
    if (!rows[0]) throw invalid('person', '지금 일하는 직원이 아닙니다. 다시 찾아 골라 주세요.');
    const { rowCount } = await client.query(
      `INSERT INTO chat_moderator (lesson_id, person_id, kind, added_by_id, created_at)
       SELECT $1, $2, $3, $4, $5
        WHERE (SELECT count(*) FROM chat_moderator WHERE lesson_id = $1 AND kind = $3) < ${MOST_APPOINTED}
       ON CONFLICT DO NOTHING`,
      [lessonId, personId, kind, person.id, now],
    );
    if (!rowCount)
      throw conflict(
        'appointed',
        `이미 맡은 사람이거나, 한 강의에 맡길 수 있는 ${MOST_APPOINTED}명이 찼습니다. 한 사람을 뺀 뒤 더해 주세요.`,
      );
    await log(client, given, `${NAMES[kind]}에 ${rows[0].employeeNo} 더함`, ip);
  });
}

/** Nothing happens where the person is not appointed. */
export async function dismissModerator(given: Act): Promise<void> {
  await requireManaged(given);
  await inTransaction(given.db.sql, async (client) => {
    const { rowCount } = await client.query(
      `DELETE FROM chat_moderator WHERE lesson_id = $1 AND person_id = $2 AND kind = $3`,
      [given.lessonId, given.personId, given.kind],
    );
    if (rowCount) await log(client, given, `${NAMES[given.kind]}에서 뺌`, given.ip);
  });
}

const log = (client: Parameters<typeof logInside>[0], given: Act, change: string, ip: string) =>
  logInside(client, {
    ...{ now: given.now, actorId: given.person.id, ip, action: 'chat.appoint', subject: given.lessonId },
    detail: { change, lesson: given.lessonId, person: given.personId },
  });

export interface Appointed {
  personId: string;
  name: string;
  department: string;
  kind: Appointment;
}

/** In the order of their names; for those who may see who makes the lesson. */
export async function listAppointed({ db, lessonId }: Pick<Context, 'db'> & { lessonId: string }) {
  const { rows } = await db.sql.query<Appointed>(
    `SELECT m.person_id AS "personId", e.name, d.name AS department, m.kind
       FROM chat_moderator m JOIN employee e ON e.id = m.person_id JOIN department d ON d.id = e.department_id
      WHERE m.lesson_id = $1 ORDER BY m.kind DESC, e.name, e.id`,
    [lessonId],
  );
  return rows;
}
