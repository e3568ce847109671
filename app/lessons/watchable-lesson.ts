/** A live lesson as watching needs it, and the one statement that reads it. */
import { lessonMasterUrlOf } from '~/video/media-urls';
import { captionsMark } from './captions-mark';
import { watchingRule, type WatchingRule } from './watching-policy';

export type Recurrence = 'once' | 'year' | 'half';

export interface WatchableLesson {
  lessonId: string;
  lessonVersionId: string;
  versionNumber: number;
  /** Whole seconds × 1000. */
  durationMs: number;
  title: string;
  jobField: string;
  /** Null for a lesson outside any course. */
  courseId: string | null;
  courseTitle: string | null;
  recurrence: Recurrence;
  policyId: string;
  policyVersion: number;
  rule: WatchingRule;
  hasQuiz: boolean;
  /** From the version before this one: `[[oldFromMs, oldToMs, newFromMs]]`. */
  versionMap: [number, number, number][];
  /** Of every version up to this one, ascending, for seconds of a run that is several versions old. */
  versionMaps: { number: number; map: [number, number, number][] }[];
  renditionSetId: string;
  masterUrl: string;
}

/** Select list and joins; `$1` is the lesson's id. A lesson that is not live gives no row. */
export const watchableColumns = `
  l.id AS "lessonId", v.id AS "lessonVersionId", v.number AS "versionNumber", v.duration_ms AS "durationMs",
  l.title, l.job_field AS "jobField", l.course_id AS "courseId", c.title AS "courseTitle",
  COALESCE(c.recurrence, 'once') AS recurrence, p.id AS "policyId", p.version AS "policyVersion", p.rule,
  EXISTS (SELECT 1 FROM question q WHERE q.lesson_version_id = v.id AND q.retired_at IS NULL) AS "hasQuiz",
  v.version_map AS "versionMap",
  (SELECT json_agg(json_build_object('number', o.number, 'map', o.version_map) ORDER BY o.number)
     FROM lesson_version o WHERE o.lesson_id = l.id AND o.number <= v.number) AS "versionMaps",
  video.rendition_set_id AS "renditionSetId", ${captionsMark} AS "captionsMark"`;
export const watchableJoins = `
  FROM lesson l
  JOIN lesson_version v ON v.id = l.live_version_id
  JOIN video ON video.id = v.video_id AND video.rendition_set_id IS NOT NULL
  LEFT JOIN course c ON c.id = l.course_id
  JOIN LATERAL (SELECT id, version, rule FROM watching_policy
                 WHERE course_id = l.course_id OR course_id IS NULL
                 ORDER BY course_id NULLS LAST, version DESC LIMIT 1) p ON true
 WHERE l.id = $1`;

export type WatchableRow = Omit<WatchableLesson, 'masterUrl' | 'rule'> & {
  rule: unknown;
  captionsMark: string;
};

export const toWatchable = <Row extends WatchableRow>({ captionsMark, ...row }: Row) => ({
  ...row,
  rule: watchingRule.parse(row.rule),
  masterUrl: lessonMasterUrlOf(row.renditionSetId, row.lessonVersionId, captionsMark),
});
