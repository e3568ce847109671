import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import type { Failure, LessonStatus } from './lesson';
import { makes } from './lesson-makers';
import { listFailures } from './list-failures.server';

export interface MyLesson {
  id: string;
  title: string;
  status: LessonStatus;
  version: number;
  /** Learners see some version of it. */
  live: boolean;
  courseTitle: string | null;
  durationSeconds: number | null;
  videoStatus: string | null;
  videoPercent: number | null;
  renditionSetId: string | null;
  returnReason: string | null;
  withdrawReason: string | null;
  updatedAt: Date;
  /** What the working version still lacks. */
  failures: Failure[];
}

/** The studio's list: a person's own lessons, the last touched first, at most 200. */
export async function listMyLessons({
  db,
  person,
}: Pick<Context, 'db'> & { person: Person }): Promise<MyLesson[]> {
  const { rows } = await db.sql.query<Omit<MyLesson, 'failures'>>(
    `SELECT l.id, l.title, l.status, v.number AS version, l.live_version_id IS NOT NULL AS live,
            c.title AS "courseTitle", COALESCE(v.duration_ms, video.duration_ms) / 1000 AS "durationSeconds",
            video.status AS "videoStatus", video.percent AS "videoPercent",
            video.rendition_set_id AS "renditionSetId", l.return_reason AS "returnReason",
            l.withdraw_reason AS "withdrawReason", l.updated_at AS "updatedAt"
       FROM lesson l
       JOIN LATERAL (SELECT * FROM lesson_version WHERE lesson_id = l.id ORDER BY number DESC LIMIT 1) v ON true
       LEFT JOIN course c ON c.id = l.course_id
       LEFT JOIN video ON video.id = v.video_id
      WHERE ${makes('$1')} ORDER BY l.updated_at DESC, l.id LIMIT 200`,
    [person.id],
  );
  const failures = await listFailures({ db, lessonIds: rows.map(({ id }) => id) });
  return rows.map((row) => ({ ...row, failures: failures.get(row.id) ?? [] }));
}
