import type { Context } from '~/platform/context';
import { cardSelect, type LessonCard } from './lesson-card';

/** Home's "내 직무 새 강의": the newest live lessons of a job field; of all fields when the person has none. */
export async function listNewForJobField({
  db,
  jobField,
  take = 6,
  exceptIds = [],
}: Pick<Context, 'db'> & { jobField: string; take?: number; exceptIds?: string[] }): Promise<LessonCard[]> {
  const { rows } = await db.sql.query<LessonCard>(
    `${cardSelect} WHERE ($1 = '' OR l.job_field = $1) AND l.id <> ALL($2::uuid[])
      ORDER BY l.published_at DESC, l.id DESC LIMIT $3`,
    [jobField, exceptIds, take],
  );
  return rows;
}
