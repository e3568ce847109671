import type { Context } from '~/platform/context';
import { endsAt } from './screening-row.server';

export interface Shown {
  screeningId: string;
  lessonId: string;
  lessonTitle: string;
  jobField: string;
  startsAt: Date;
}

/** Screenings that began at `since` or later and are over; those called off were never shown. */
export async function listShown({
  db,
  now,
  since,
}: Pick<Context, 'db' | 'now'> & { since: Date }): Promise<Shown[]> {
  const { rows } = await db.sql.query<Shown>(
    `SELECT s.id AS "screeningId", l.id AS "lessonId", l.title AS "lessonTitle", l.job_field AS "jobField",
            s.starts_at AS "startsAt"
       FROM screening s
       JOIN lesson l ON l.id = s.lesson_id
       LEFT JOIN lesson_version v ON v.id = l.live_version_id
      WHERE s.starts_at >= $1 AND s.cancelled_at IS NULL AND ${endsAt} <= $2 ORDER BY s.starts_at, s.id`,
    [since, now],
  );
  return rows;
}
