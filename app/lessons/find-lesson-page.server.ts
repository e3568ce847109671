/** Everything a lesson's page shows of the lesson itself, in one round trip. */
import type { Sql } from '~/platform/db.server';
import { posterColumn } from './poster-column';
import type { LessonSection } from './lesson';
import { id as idSchema } from './schema';
import {
  toWatchable,
  watchableColumns,
  watchableJoins,
  type WatchableLesson,
  type WatchableRow,
} from './watchable-lesson';

export interface LessonPage extends WatchableLesson {
  summary: string;
  courseSlug: string | null;
  instructorId: string;
  instructorName: string;
  publishedAt: Date;
  demo: boolean;
  /** Names its picture (video/poster-file.ts). */
  poster: string | null;
  /** Without the cues of languages: `[startMs, endMs, text]` each. */
  captions: { lang: string; cues: [number, number, string][] }[];
  sections: LessonSection[];
  /** Never tells which choice is right. */
  questions: { id: string; text: string; choices: { id: string; text: string }[] }[];
  /** The next live lesson of the course. */
  next: { id: string; title: string; durationSeconds: number } | null;
}

const statement = `
  SELECT ${watchableColumns},
    l.summary, c.slug AS "courseSlug", l.author_id AS "instructorId", l.published_at AS "publishedAt", l.demo, ${posterColumn},
    (SELECT name FROM employee WHERE id = l.author_id) AS "instructorName",
    COALESCE((SELECT json_agg(json_build_object('lang', lang, 'cues', cues) ORDER BY lang = 'ko' DESC, lang)
       FROM caption WHERE lesson_version_id = v.id), '[]') AS captions,
    COALESCE((SELECT json_agg(json_build_object('id', s.id, 'number', s.number, 'title', s.title,
         'manualSlug', m.slug, 'manualTitle', m.title,
         'changed', s.removed_at IS NOT NULL OR s.hash <> named.hash) ORDER BY named.sort_order)
       FROM lesson_manual_section named
       JOIN manual_section s ON s.id = named.section_id
       JOIN manual m ON m.id = s.manual_id
      WHERE named.lesson_id = l.id), '[]') AS sections,
    COALESCE((SELECT json_agg(json_build_object('id', q.id, 'text', q.text, 'choices', q.choices) ORDER BY q.ordinal)
       FROM question q WHERE q.lesson_version_id = v.id AND q.retired_at IS NULL), '[]') AS questions,
    (SELECT json_build_object('id', n.id, 'title', n.title, 'durationSeconds', nv.duration_ms / 1000)
       FROM lesson n JOIN lesson_version nv ON nv.id = n.live_version_id
      WHERE n.course_id = l.course_id AND (n.course_order, n.id) > (l.course_order, l.id)
      ORDER BY n.course_order, n.id LIMIT 1) AS next
  ${watchableJoins}`;

/** Null unless learners may see the lesson. */
export async function findLessonPage({
  db,
  lessonId,
}: {
  db: { sql: Sql };
  lessonId: string;
}): Promise<LessonPage | null> {
  if (!idSchema.safeParse(lessonId).success) return null;
  // Named, so that each connection plans it once: planning takes three times as long as the answer.
  const { rows } = await db.sql.query<WatchableRow & Omit<LessonPage, keyof WatchableLesson>>({
    ...{ name: 'find-lesson-page', text: statement, values: [lessonId] },
  });
  return rows[0] ? toWatchable(rows[0]) : null;
}
