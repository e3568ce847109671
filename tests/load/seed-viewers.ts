// A published lesson of ten minutes with captions, and signed-in people who opened it an hour ago, as rows.
import type { Db } from '~/platform/db.server';
import { publishLessonRows } from '../support/published-lesson';

export interface Viewer {
  cookie: string;
  sessionKey: string;
}
export const TITLE = '수영장 잔류염소, 하루 세 번 재는 법';
export const SPOKEN = '측정병을 물로 세 번 헹굽니다';

const LESSON_SECONDS = 600;
const PEOPLE = `
  INSERT INTO department (id, name, sort_order) VALUES (gen_random_uuid(), '체육사업부', 1);
  INSERT INTO employee (id, employee_no, name, department_id, created_at)
    SELECT gen_random_uuid(), 'b' || i, '직원' || i, (SELECT id FROM department), now() FROM generate_series(1, %count) i;
  INSERT INTO sign_in_session (id, token_hash, employee_id, created_at, last_seen_at, expires_at)
    SELECT gen_random_uuid(), sha256(convert_to('bench-token-' || substr(employee_no, 2), 'UTF8')), id, now(), now(),
           now() + interval '1 day' FROM employee;`;
const SESSIONS = `
  WITH runs AS (
    INSERT INTO watch_run (id, person_id, lesson_id, lesson_version_id, run_no, period, policy_id, duration_ms, started_at)
    SELECT gen_random_uuid(), e.id, l.id, l.live_version_id, 1, 'once', p.id, ${LESSON_SECONDS * 1000}, now()
      FROM employee e, lesson l, watching_policy p WHERE p.course_id = l.course_id RETURNING *
  ), sessions AS (
    INSERT INTO watch_session (id, key, person_id, lesson_id, lesson_version_id, run_id, policy_id, duration_ms, max_rate, opened_at)
    SELECT gen_random_uuid(), 'bench-key-' || substr(e.employee_no, 2), r.person_id, r.lesson_id, r.lesson_version_id, r.id,
           r.policy_id, r.duration_ms, 2, now() - interval '1 hour'
      FROM runs r JOIN employee e ON e.id = r.person_id RETURNING *
  )
  INSERT INTO watch_clock (person_id, live_session_id, owned_from)
  SELECT person_id, id, now() - interval '1 hour' FROM sessions;`;

/** The people's numbers are `b1` to `b<count>`. */
export async function seedViewers(db: Db, count: number) {
  await db.sql.query(PEOPLE.replace('%count', String(count)));
  const author = await db.prisma.employee.findFirstOrThrow();
  const lesson = await publishLessonRows(db, { authorId: author.id, seconds: LESSON_SECONDS, title: TITLE });
  const { liveVersionId } = await db.prisma.lesson.findFirstOrThrow({ select: { liveVersionId: true } });
  const { id: renditionSetId } = await db.prisma.renditionSet.findFirstOrThrow();
  const cues = Array.from({ length: 120 }, (_, at) => [at * 5000, at * 5000 + 4800, `${SPOKEN} (${at + 1})`]);
  await db.prisma.caption.create({
    data: { lessonVersionId: liveVersionId!, lang: 'ko', vtt: 'WEBVTT\n', cues },
  });
  await db.sql.query(SESSIONS);
  await db.sql.query('ANALYZE');
  const viewers = Array.from({ length: count }, (_, at): Viewer => ({
    cookie: `institute_session=bench-token-${at + 1}`,
    sessionKey: `bench-key-${at + 1}`,
  }));
  return { lessonId: lesson.lessonId, renditionSetId, viewers };
}
