/** A live lesson in a list, and the select list that makes it. */
import { posterColumn } from './poster-column';

export interface LessonCard {
  id: string;
  title: string;
  summary: string;
  jobField: string;
  courseId: string | null;
  courseSlug: string | null;
  courseTitle: string | null;
  durationSeconds: number;
  instructorName: string;
  publishedAt: Date;
  /** Names its picture (video/poster-file.ts); null while there is none. */
  poster: string | null;
  demo: boolean;
}

export const cardSelect = `
  SELECT l.id, l.title, l.summary, l.job_field AS "jobField", l.course_id AS "courseId", c.slug AS "courseSlug",
         c.title AS "courseTitle", v.duration_ms / 1000 AS "durationSeconds", e.name AS "instructorName",
         l.published_at AS "publishedAt", ${posterColumn}, l.demo
    FROM lesson l
    JOIN lesson_version v ON v.id = l.live_version_id
    JOIN employee e ON e.id = l.author_id
    LEFT JOIN course c ON c.id = l.course_id
    LEFT JOIN video ON video.id = v.video_id`;
