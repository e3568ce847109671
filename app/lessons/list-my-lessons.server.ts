import { searchPatterns } from '~/manuals/search-text';
import type { Context } from '~/platform/context';
import type { Person } from '~/people/person';
import { posterColumn } from './poster-column';
import type { Failure, LessonStatus } from './lesson';
import { makes } from './lesson-makers';
import { listFailures } from './list-failures.server';

export interface MyLesson {
  id: string;
  title: string;
  status: LessonStatus;
  version: number;
  /** Learners see some version of it. */
  live: boolean;
  /** It was published at some time: there are statistics. */
  published: boolean;
  /** The person is its author, not a co-author. */
  own: boolean;
  authorName: string;
  courseTitle: string | null;
  durationSeconds: number | null;
  videoStatus: string | null;
  videoPercent: number | null;
  /** Names its picture (video/poster-file.ts). */
  poster: string | null;
  returnReason: string | null;
  withdrawReason: string | null;
  /** Remarks of reviewers that were not taken in. */
  openRemarks: number;
  updatedAt: Date;
  /** What the working version still lacks. */
  failures: Failure[];
}

export interface MyLessons {
  lessons: MyLesson[];
  /** Of all the person's lessons, whatever is searched for. */
  counts: Partial<Record<LessonStatus, number>>;
}

/** What asks for something first: returned, drafts, waiting, published, withdrawn. */
const ORDER = `array_position(ARRAY['returned', 'draft', 'submitted', 'published', 'withdrawn'], l.status)`;

/**
 * The studio's list: lessons that a person makes, alone or with others, at most 200, in four statements. `query` finds
 * words of title, summary, job field or course, also by initials (초성).
 */
export async function listMyLessons({
  db,
  person,
  state = '',
  query = '',
}: Pick<Context, 'db'> & {
  person: Person;
  state?: LessonStatus | '';
  query?: string;
}): Promise<MyLessons> {
  const values: unknown[] = [person.id, state];
  const found = searchPatterns(query).map((pattern) => `l.search_text LIKE $${values.push(pattern)}`);
  const { rows } = await db.sql.query<Omit<MyLesson, 'failures'>>(
    `SELECT l.id, l.title, l.status, v.number AS version, l.live_version_id IS NOT NULL AS live,
            l.published_at IS NOT NULL AS published, l.author_id = $1 AS own, author.name AS "authorName",
            c.title AS "courseTitle", COALESCE(v.duration_ms, video.duration_ms) / 1000 AS "durationSeconds",
            video.status AS "videoStatus", video.percent AS "videoPercent",
            ${posterColumn}, l.return_reason AS "returnReason",
            l.withdraw_reason AS "withdrawReason", l.updated_at AS "updatedAt",
            (SELECT count(*)::int FROM review_comment
              WHERE lesson_version_id = v.id AND resolved_at IS NULL) AS "openRemarks"
       FROM lesson l
       JOIN employee author ON author.id = l.author_id
       JOIN LATERAL (SELECT * FROM lesson_version WHERE lesson_id = l.id ORDER BY number DESC LIMIT 1) v ON true
       LEFT JOIN course c ON c.id = l.course_id
       LEFT JOIN video ON video.id = v.video_id
      WHERE ${[makes('$1'), `($2 = '' OR l.status = $2)`, ...found].join(' AND ')}
      ORDER BY ${ORDER}, l.updated_at DESC, l.id LIMIT 200`,
    values,
  );
  const [failures, counted] = await Promise.all([
    listFailures({ db, lessonIds: rows.map(({ id }) => id) }),
    db.sql.query<{ status: LessonStatus; count: number }>(
      `SELECT l.status, count(*)::int AS count FROM lesson l WHERE ${makes('$1')} GROUP BY l.status`,
      [person.id],
    ),
  ]);
  return {
    lessons: rows.map((row) => ({ ...row, failures: failures.get(row.id) ?? [] })),
    counts: Object.fromEntries(counted.rows.map(({ status, count }) => [status, count])),
  };
}
