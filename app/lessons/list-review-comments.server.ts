import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import type { Person } from '~/people/person';
import { maySeeUnpublished, requireLesson } from './require-lesson.server';
import type { ReviewComment } from './review-comment';

const statement = `
  SELECT c.id, c.author_id AS "authorId", e.name AS "authorName", c.media_ms AS "mediaMs",
         c.video_id IS NOT DISTINCT FROM v.video_id AS "onThisVideo", c.body, c.created_at AS "createdAt",
         c.resolved_at AS "resolvedAt"
    FROM review_comment c
    JOIN lesson_version v ON v.id = c.lesson_version_id
    JOIN employee e ON e.id = c.author_id
   WHERE v.id = $1 ORDER BY c.media_ms, c.created_at, c.id`;

/**
 * What reviewers remarked on the working version, along the recording: for its author, the author's head and HR.
 * Throws `not-found` for everybody else.
 */
export async function listReviewComments({
  db,
  person,
  lessonId,
}: Pick<Context, 'db'> & { person: Person; lessonId: string }): Promise<ReviewComment[]> {
  const record = await requireLesson({ db, person, lessonId });
  if (!maySeeUnpublished(person, record)) throw notFound();
  const { rows } = await db.sql.query<ReviewComment>(statement, [record.working.id]);
  return rows;
}
