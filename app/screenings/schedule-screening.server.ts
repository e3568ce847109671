import { randomUUID } from 'node:crypto';
import { splitSubject, subjectColumns, type SubjectRow } from '~/lessons/lesson-makers';
import { logInside } from '~/people/access-log.server';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction, type Sql } from '~/platform/db.server';
import { forbidden, invalid, notFound } from '~/platform/errors';
import { refuseOverlap } from './refuse-overlap.server';
import type { ScheduleInput } from './schema';
import { tellAudience } from './tell-audience.server';
import { whenToBegin } from './when-to-begin';

const LESSON = `
  SELECT l.id, l.title, v.duration_ms AS "durationMs", ${subjectColumns}
    FROM lesson l JOIN employee author ON author.id = l.author_id JOIN lesson_version v ON v.id = l.live_version_id
   WHERE l.id = $1`;

const INSERT = `
  INSERT INTO screening (id, lesson_id, title, note, audience, room_name, department_id, starts_at, host_id, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`;

/** A lesson that learners see, with its makers. Throws `not-found`. */
export async function requireLiveLesson(client: Sql, lessonId: string) {
  const { rows } = await client.query<{ id: string; title: string; durationMs: number } & SubjectRow>(
    LESSON,
    [lessonId],
  );
  if (!rows[0]) throw notFound('이 강의는 없거나 지금은 볼 수 없습니다. 공개된 강의를 골라 주세요.');
  const [subject, lesson] = splitSubject(rows[0]);
  return { subject, lesson };
}

interface Scheduling extends Context {
  person: Person;
  ip: string;
  given: ScheduleInput;
}

/** Throws `not-found`, `forbidden`, `invalid`, and `room-overlap` (409) unless it is meant. */
export async function scheduleScreening({
  db,
  now,
  timeZone,
  person,
  ip,
  given,
}: Scheduling): Promise<{ id: string }> {
  const startsAt = whenToBegin(given, now, timeZone);
  const departmentId = given.audience === 'department' ? given.departmentId : null;
  return inTransaction(db.sql, async (client) => {
    const { lesson, subject } = await requireLiveLesson(client, given.lessonId);
    const asked = { ...subject, ownerDepartmentId: departmentId ?? undefined };
    if (!may(person, 'screening.schedule', asked))
      throw forbidden(
        'forbidden',
        '강의를 만든 사람과 교육담당자가 예약할 수 있고, 부서장은 자기 부서 상영을 예약할 수 있습니다.',
      );
    if (departmentId) await requireDepartment(client, departmentId);
    if (!given.anyway)
      await refuseOverlap(client, {
        roomName: given.roomName,
        from: startsAt,
        durationMs: lesson.durationMs,
      });
    const screening = { id: randomUUID(), title: given.title || lesson.title, departmentId, startsAt };
    await client.query(INSERT, [
      ...[screening.id, lesson.id, screening.title, given.note, given.audience, given.roomName],
      ...[departmentId, startsAt, person.id, now],
    ]);
    await tellAudience(client, { now, timeZone, screening, kind: 'screening', actor: person });
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'screening.schedule', subject: screening.id },
      detail: { lesson: lesson.id, audience: given.audience, at: startsAt.toISOString() },
    });
    return { id: screening.id };
  });
}

async function requireDepartment(client: Sql, id: string) {
  const { rows } = await client.query(`SELECT FROM department WHERE id = $1`, [id]);
  if (rows.length > 0) return;
  const sentence = '그 부서를 찾지 못했습니다. 목록에서 다시 골라 주세요.';
  throw invalid('invalid', sentence, { departmentId: sentence });
}
