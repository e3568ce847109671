/** The screenings that concern a person: to all, to the own department, asked by name, led by them, or attended. */
import { makes } from '~/lessons/lesson-makers';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { Sql } from '~/platform/db.server';
import { dateIn } from '~/platform/zone';
import type { Audience, ScreeningItem } from './screening';
import { endsAt } from './screening-row.server';
import { instantIn } from './wall-clock';

/** `$1` is the person, `$2` their department, `$3` now. */
const SELECT = `
  SELECT s.id, s.lesson_id AS "lessonId", s.title, s.audience, s.room_name AS "roomName",
         COALESCE(d.name, '') AS "departmentName", host.name AS "hostName", s.starts_at AS "startsAt",
         COALESCE(s.duration_ms, v.duration_ms, 0) AS "durationMs", s.cancelled_at IS NOT NULL AS cancelled,
         s.cancelled_at IS NULL AND s.starts_at <= $3 AND ${endsAt} > $3 AS running
    FROM screening s
    JOIN lesson l ON l.id = s.lesson_id
    JOIN employee host ON host.id = s.host_id
    LEFT JOIN lesson_version v ON v.id = l.live_version_id
    LEFT JOIN department d ON d.id = s.department_id
   WHERE (s.audience = 'everyone' OR s.department_id = $2 OR s.host_id = $1 OR ${makes('$1')}
      OR EXISTS (SELECT FROM screening_invitee i WHERE i.screening_id = s.id AND i.person_id = $1)
      OR EXISTS (SELECT FROM screening_attendance a WHERE a.screening_id = s.id AND a.person_id = $1 AND a.present_ms > 0))`;
/** What was called off stays on the list until the time at which it would have begun. */
const AHEAD = `CASE WHEN s.cancelled_at IS NULL THEN ${endsAt} ELSE s.starts_at END > $3`;
const MOST = 50;
const UPCOMING = {
  name: 'list-upcoming-screenings',
  text: `${SELECT} AND ${AHEAD} ORDER BY s.starts_at, s.id LIMIT ${MOST}`,
};
const PAST = {
  name: 'list-past-screenings',
  text: `${SELECT} AND NOT ${AHEAD} AND s.cancelled_at IS NULL ORDER BY s.starts_at DESC, s.id LIMIT ${MOST}`,
};
/** A running one or the next until `$4`, of one lesson (`$5`) or of all. */
const NEXT = {
  name: 'find-next-screening',
  text: `${SELECT} AND s.cancelled_at IS NULL AND ${endsAt} > $3 AND s.starts_at < $4
           AND ($5::uuid IS NULL OR s.lesson_id = $5) ORDER BY s.starts_at, s.id LIMIT 1`,
};

type ItemRow = Omit<ScreeningItem, 'startsAt' | 'audience'> & { startsAt: Date; audience: Audience };
const toItem = (row: ItemRow): ScreeningItem => ({ ...row, startsAt: row.startsAt.toISOString() });

interface Asked extends Pick<Context, 'db' | 'now'> {
  person: Pick<Person, 'id' | 'departmentId'>;
}

async function ask(sql: Sql, statement: { name: string; text: string }, values: unknown[]) {
  return (await sql.query<ItemRow>({ ...statement, values })).rows.map(toItem);
}

/** The next fifty, soonest first, and the last fifty that took place, newest first. */
export async function listScreenings({ db, now, person }: Asked) {
  const values = [person.id, person.departmentId, now];
  const [upcoming, past] = await Promise.all([ask(db.sql, UPCOMING, values), ask(db.sql, PAST, values)]);
  return { upcoming, past };
}

/** Home's: what runs or begins today in the institute's zone. One statement. */
export async function findScreeningOfToday({
  db,
  now,
  timeZone,
  person,
}: Asked & Pick<Context, 'timeZone'>): Promise<ScreeningItem | null> {
  const tomorrow = dateIn(
    new Date(instantIn(dateIn(now, timeZone), '12:00', timeZone).getTime() + DAY_MS),
    timeZone,
  );
  const until = instantIn(tomorrow, '00:00', timeZone);
  return (await ask(db.sql, NEXT, [person.id, person.departmentId, now, until, null]))[0] ?? null;
}

const DAY_MS = 24 * 3_600_000;
const FAR_MS = 200 * DAY_MS;

/** What runs or comes next of a lesson. */
export async function findScreeningOfLesson({
  db,
  now,
  person,
  lessonId,
}: Asked & { lessonId: string }): Promise<ScreeningItem | null> {
  const until = new Date(now.getTime() + FAR_MS);
  return (await ask(db.sql, NEXT, [person.id, person.departmentId, now, until, lessonId]))[0] ?? null;
}
