/** Who was at a screening: as facts for credit, and by name for those who lead it. */
import { writeAccessLog } from '~/people/access-log.server';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { placeAt } from './position';
import { requireHost } from './require-screening.server';
import { readScreenings, toState } from './screening-row.server';

export interface Attendance {
  personId: string;
  joinedAt: Date;
  lastSeenAt: Date;
  /** Whole seconds of the running time. */
  presentSeconds: number;
  /** At least half of what was shown. */
  counts: boolean;
}

interface AttendanceRow {
  personId: string;
  joinedAt: Date;
  lastSeenAt: Date;
  presentMs: number;
}

const FACTS = `
  SELECT person_id AS "personId", joined_at AS "joinedAt", last_seen_at AS "lastSeenAt", present_ms AS "presentMs"
    FROM screening_attendance WHERE screening_id = $1 AND present_ms > 0 ORDER BY person_id`;

const toAttendance = ({ presentMs, ...row }: AttendanceRow, shownMs: number): Attendance => ({
  ...row,
  presentSeconds: Math.floor(presentMs / 1000),
  counts: shownMs > 0 && presentMs * 2 >= shownMs,
});

/** Of each person who saw some of it, with what has been shown until `now`; nobody for a screening that is not there. */
export async function listAttendance({
  db,
  now,
  screeningId,
}: Pick<Context, 'db' | 'now'> & { screeningId: string }): Promise<Attendance[]> {
  const row = (await readScreenings(db.sql, [screeningId], { now })).get(screeningId);
  if (!row) return [];
  const { positionMs } = placeAt(toState(row), now.getTime());
  const { rows } = await db.sql.query<AttendanceRow>(FACTS, [screeningId]);
  return rows.map((one) => toAttendance(one, positionMs));
}

export interface NamedAttendance extends Omit<Attendance, 'personId'> {
  id: string;
  employeeNo: string;
  name: string;
  department: string;
  /** Whether the lesson is completed; null where the reader may not know. */
  completed: boolean | null;
}

const NAMED = `
  SELECT a.person_id AS "personId", a.joined_at AS "joinedAt", a.last_seen_at AS "lastSeenAt", a.present_ms AS "presentMs",
         e.employee_no AS "employeeNo", e.name, d.name AS department, d.id AS "departmentId",
         EXISTS (SELECT FROM watch_run r WHERE r.person_id = a.person_id AND r.lesson_id = $2
                    AND r.completed_at IS NOT NULL) AS completed
    FROM screening_attendance a
    JOIN employee e ON e.id = a.person_id JOIN department d ON d.id = e.department_id
   WHERE a.screening_id = $1 AND a.present_ms > 0 ORDER BY d.sort_order, e.name, e.id`;
type NamedRow = AttendanceRow & {
  employeeNo: string;
  name: string;
  department: string;
  departmentId: string;
  completed: boolean;
};

/** In organisation order; that it was read, or taken along as a file, is written to the access log. Throws `not-found`, `forbidden`. */
export async function readAttendance({
  db,
  now,
  person,
  ip,
  screeningId,
  action = 'screening.read-attendance',
}: Pick<Context, 'db' | 'now'> & {
  person: Person;
  ip: string;
  screeningId: string;
  action?: 'screening.read-attendance' | 'export.screening-attendance';
}) {
  const row = await requireHost(db.sql, { now, person, screeningId });
  const { positionMs } = placeAt(toState(row), now.getTime());
  const { rows } = await db.sql.query<NamedRow>(NAMED, [screeningId, row.lessonId]);
  const people = rows.map(
    ({ employeeNo, name, department, departmentId, completed, ...one }): NamedAttendance => {
      const { personId, ...facts } = toAttendance(one, positionMs);
      // Results of colleagues are their head's and HR's to see, not every host's.
      const sees = may(person, 'viewer.see-result', { ownerDepartmentId: departmentId });
      return { id: personId, employeeNo, name, department, ...facts, completed: sees ? completed : null };
    },
  );
  await writeAccessLog({
    ...{ db, now, actorId: person.id, ip, action, subject: screeningId },
    detail: { people: people.length },
  });
  const { title, lessonTitle, startsAt } = row;
  return { title, lessonTitle, startsAt, shownSeconds: Math.floor(positionMs / 1000), people };
}
