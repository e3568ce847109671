import { posterColumn } from '~/lessons/poster-column';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';

export interface UnfinishedLesson {
  lessonId: string;
  title: string;
  courseTitle: string | null;
  /** Whole seconds. */
  coveredSeconds: number;
  durationSeconds: number;
  /** Where the person stopped. */
  positionSeconds: number;
  lastWatchedAt: Date;
  /** Names its picture (video/poster-file.ts); null while there is none. */
  poster: string | null;
}

const UNFINISHED = `
  SELECT r.lesson_id AS "lessonId", l.title, c.title AS "courseTitle", r.covered_ms / 1000 AS "coveredSeconds",
         r.duration_ms / 1000 AS "durationSeconds", r.position_ms / 1000 AS "positionSeconds",
         r.last_beat_at AS "lastWatchedAt", ${posterColumn}
    FROM watch_run r
    JOIN lesson l ON l.id = r.lesson_id
    JOIN lesson_version v ON v.id = l.live_version_id
    LEFT JOIN course c ON c.id = l.course_id
    LEFT JOIN video ON video.id = v.video_id
   WHERE r.person_id = $1 AND r.completed_at IS NULL AND r.last_beat_at IS NOT NULL
   ORDER BY r.last_beat_at DESC LIMIT $2`;

/** 계속 보기: what the person began and has not completed, the latest first, as far as learners may still see it. */
export async function listUnfinished({
  db,
  person,
  take = 6,
}: Pick<Context, 'db'> & { person: Pick<Person, 'id'>; take?: number }): Promise<UnfinishedLesson[]> {
  const { rows } = await db.sql.query<UnfinishedLesson>({
    name: 'list-unfinished',
    text: UNFINISHED,
    values: [person.id, take],
  });
  return rows;
}
