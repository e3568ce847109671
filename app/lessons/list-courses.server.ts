import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import { may } from '~/people/permissions';
import type { CourseView } from './course';

/**
 * All courses by title with their policies. HR sees every one with all lessons that were not withdrawn; others
 * those with a live lesson, and of them the live ones.
 * `courseId` or `slug` narrow it to one.
 */
export async function listCourses({
  db,
  person,
  courseId = null,
  slug = null,
}: Pick<Context, 'db'> & { person: Person; courseId?: string | null; slug?: string | null }): Promise<
  CourseView[]
> {
  const { rows } = await db.sql.query<CourseView>(
    `SELECT c.id, c.slug, c.title, c.summary, c.job_field AS "jobField", c.recurrence, c.demo,
            c.captions_required AS "captionsRequired", p.preset AS "watchingPreset", p.version AS "policyVersion",
            l."lessonIds", l."lessonCount", l.live AS "liveCount", l."durationSeconds"
       FROM course c
       CROSS JOIN LATERAL (
         SELECT COALESCE(json_agg(l.id ORDER BY l.course_order, l.id), '[]') AS "lessonIds", count(*) AS "lessonCount",
                COALESCE(sum(v.duration_ms / 1000), 0) AS "durationSeconds", count(v.id) AS live
           FROM lesson l LEFT JOIN lesson_version v ON v.id = l.live_version_id
          WHERE l.course_id = c.id AND (l.live_version_id IS NOT NULL OR $1 AND l.status <> 'withdrawn')) l
       LEFT JOIN LATERAL (SELECT preset, version FROM watching_policy
                           WHERE course_id = c.id OR course_id IS NULL
                           ORDER BY course_id NULLS LAST, version DESC LIMIT 1) p ON true
      WHERE ($1 OR l.live > 0) AND ($2::uuid IS NULL OR c.id = $2) AND ($3::text IS NULL OR c.slug = $3)
      ORDER BY c.title, c.id`,
    [may(person, 'course.manage'), courseId, slug],
  );
  return rows;
}
