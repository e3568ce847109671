/** What an approver has to know of waiting lessons before opening them, in a fixed number of statements. */
import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import { may } from '~/people/permissions';
import { posterColumn } from './poster-column';
import { splitSubject, subjectColumns, type SubjectRow } from './lesson-makers';
import { listFailures } from './list-failures.server';

export interface ReviewFacts {
  /** Names its picture (video/poster-file.ts). */
  poster: string | null;
  durationSeconds: number | null;
  courseTitle: string | null;
  /** The first manual section it names: "수영장 수질 관리 3.1". */
  section: string | null;
  captions: boolean;
  /** Lines of captions that a recogniser heard and nobody has checked. */
  uncheckedLines: number;
  questionCount: number;
  /** Remarks that the author has not taken in. */
  openComments: number;
  /** Learners already see an older version, or this one with other words. */
  replaces: 'nothing' | 'version' | 'words';
  /** Why it cannot be approved yet, one sentence each. */
  failures: string[];
}

type Row = Omit<ReviewFacts, 'failures'> & SubjectRow & { id: string };

const statement = `
  SELECT l.id, ${subjectColumns},
         ${posterColumn}, c.title AS "courseTitle",
         COALESCE(v.duration_ms, video.duration_ms) / 1000 AS "durationSeconds",
         (SELECT m.title || ' ' || s.number FROM lesson_manual_section named
            JOIN manual_section s ON s.id = named.section_id JOIN manual m ON m.id = s.manual_id
           WHERE named.lesson_id = l.id ORDER BY named.sort_order LIMIT 1) AS section,
         EXISTS (SELECT FROM caption WHERE lesson_version_id = v.id) AS captions,
         (SELECT count(*)::int FROM caption, jsonb_array_elements(caption.cues) AS cue
           WHERE lesson_version_id = v.id AND jsonb_array_length(cue) > 3) AS "uncheckedLines",
         (SELECT count(*)::int FROM question
           WHERE lesson_version_id = v.id AND retired_at IS NULL) AS "questionCount",
         (SELECT count(*)::int FROM review_comment
           WHERE lesson_version_id = v.id AND resolved_at IS NULL) AS "openComments",
         CASE WHEN l.live_version_id IS NULL THEN 'nothing' WHEN l.live_version_id = v.id THEN 'words'
              ELSE 'version' END AS replaces
    FROM lesson l
    JOIN employee author ON author.id = l.author_id
    JOIN LATERAL (SELECT * FROM lesson_version WHERE lesson_id = l.id ORDER BY number DESC LIMIT 1) v ON true
    LEFT JOIN course c ON c.id = l.course_id
    LEFT JOIN video ON video.id = v.video_id
   WHERE l.id = ANY($1::uuid[])`;

/** By lesson; those that are gone or not for this person to see are left out. */
export async function listReviewFacts({
  db,
  person,
  lessonIds,
}: Pick<Context, 'db'> & { person: Person; lessonIds: string[] }): Promise<Map<string, ReviewFacts>> {
  if (lessonIds.length === 0) return new Map();
  const { rows } = await db.sql.query<Row>(statement, [lessonIds]);
  const seen = rows
    .map(splitSubject)
    .flatMap(([subject, row]) => (may(person, 'lesson.see-unpublished', subject) ? [row] : []));
  const failures = await listFailures({ db, lessonIds: seen.map(({ id }) => id) });
  return new Map(
    seen.map(({ id, ...facts }) => [
      id,
      { ...facts, failures: (failures.get(id) ?? []).map(({ message }) => message) },
    ]),
  );
}
