import type { Context } from '~/platform/context';

export interface KnowledgeFilters {
  jobFields: string[];
  manuals: { slug: string; title: string }[];
  /** The title of the lesson that the list is narrowed to; null = none, or learners may not see it. */
  lesson: string | null;
}

/** What the list of knowledge can be narrowed by. */
export async function findKnowledgeFilters({
  db,
  lessonId,
}: Pick<Context, 'db'> & { lessonId?: string | undefined }): Promise<KnowledgeFilters> {
  const { rows } = await db.sql.query<KnowledgeFilters>(
    `SELECT ARRAY(SELECT DISTINCT job_field FROM lesson WHERE live_version_id IS NOT NULL AND job_field <> ''
                   ORDER BY job_field) AS "jobFields",
            COALESCE((SELECT json_agg(json_build_object('slug', slug, 'title', title) ORDER BY title)
                        FROM manual WHERE retired_at IS NULL), '[]') AS manuals,
            (SELECT title FROM lesson WHERE id = $1 AND live_version_id IS NOT NULL) AS lesson`,
    [lessonId || null],
  );
  return rows[0]!;
}
