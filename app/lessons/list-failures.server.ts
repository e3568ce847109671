/** The publishing rules that lessons' working versions break, read in one statement for any number of lessons. */
import type { Writer } from '~/approvals/transaction';
import { findPublishingLimits } from './find-publishing-limits.server';
import type { Failure } from './lesson';
import { publishingFailures } from './publishing-rules';
import { policyProblem } from './policy-problem';

interface Row {
  lessonId: string;
  title: string;
  video: { status: string; reason: string | null; durationMs: number | null; whole: boolean } | null;
  captionLangs: string[];
  captionsRequired: boolean;
  questions: { choices: { id: string }[]; correctChoiceId: string; explanation: string }[];
  rule: unknown;
}

const statement = `
  SELECT l.id AS "lessonId", l.title,
         CASE WHEN video.id IS NOT NULL THEN json_build_object(
           'status', video.status, 'reason', video.reason, 'durationMs', video.duration_ms,
           'whole', r.id IS NOT NULL AND NOT r.provisional) END AS video,
         COALESCE((SELECT json_agg(lang) FROM caption WHERE lesson_version_id = v.id), '[]') AS "captionLangs",
         COALESCE(c.captions_required, false) AS "captionsRequired",
         COALESCE((SELECT json_agg(json_build_object('choices', q.choices, 'correctChoiceId', q.correct_choice_id,
                     'explanation', q.explanation) ORDER BY q.ordinal)
                     FROM question q WHERE q.lesson_version_id = v.id AND q.retired_at IS NULL), '[]') AS questions,
         (SELECT p.rule FROM watching_policy p WHERE p.course_id = l.course_id OR p.course_id IS NULL
           ORDER BY p.course_id NULLS LAST, p.version DESC LIMIT 1) AS rule
    FROM lesson l
    JOIN LATERAL (SELECT * FROM lesson_version WHERE lesson_id = l.id ORDER BY number DESC LIMIT 1) v ON true
    LEFT JOIN course c ON c.id = l.course_id
    LEFT JOIN video ON video.id = v.video_id
    LEFT JOIN rendition_set r ON r.id = video.rendition_set_id
   WHERE l.id = ANY($1::uuid[])`;

export async function listFailures({
  db,
  lessonIds,
}: {
  db: Writer;
  lessonIds: string[];
}): Promise<Map<string, Failure[]>> {
  if (lessonIds.length === 0) return new Map();
  const limits = await findPublishingLimits({ db });
  const rows = await db.prisma.$queryRawUnsafe<Row[]>(statement, lessonIds);
  return new Map(
    rows.map(({ lessonId, rule, ...row }) => [
      lessonId,
      publishingFailures({
        ...row,
        questions: row.questions.map((question) => ({
          ...question,
          correct: question.choices.findIndex(({ id }) => id === question.correctChoiceId),
        })),
        policyProblem: policyProblem({ rule, durationMs: row.video?.durationMs ?? null }),
        limits,
      }),
    ]),
  );
}
