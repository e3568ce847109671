import type { Sql } from '~/platform/db.server';
import { id as idSchema } from './schema';

export interface Quiz {
  lessonVersionId: string;
  questions: { id: string; text: string; choices: { id: string; text: string }[] }[];
}

/** A live lesson's check questions without their answers; null unless learners may see the lesson. */
export async function findQuiz({
  db,
  lessonId,
}: {
  db: { sql: Sql };
  lessonId: string;
}): Promise<Quiz | null> {
  if (!idSchema.safeParse(lessonId).success) return null;
  const { rows } = await db.sql.query<Quiz>(
    `SELECT l.live_version_id AS "lessonVersionId",
            COALESCE((SELECT json_agg(json_build_object('id', q.id, 'text', q.text, 'choices', q.choices)
                               ORDER BY q.ordinal)
               FROM question q WHERE q.lesson_version_id = l.live_version_id AND q.retired_at IS NULL), '[]') AS questions
       FROM lesson l WHERE l.id = $1 AND l.live_version_id IS NOT NULL`,
    [lessonId],
  );
  return rows[0] ?? null;
}
