import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import type { Person } from '~/people/person';
import { maySeeUnpublished, requireLesson } from './require-lesson.server';
import { compareVersions, type VersionChanges, type VersionContent } from './version-changes';

interface Row extends Omit<VersionContent, 'questions'> {
  id: string;
  number: number;
  questions: { text: string; choices: { id: string; text: string }[]; right: string; explanation: string }[];
}

/** The working version, and before it the one last published: a version's length is fixed when it is published. */
const statement = `
  SELECT v.id, v.number, v.video_id AS "videoId", COALESCE(v.duration_ms, video.duration_ms) / 1000 AS "durationSeconds",
         COALESCE((SELECT json_agg(json_build_object('lang', lang, 'vtt', vtt) ORDER BY lang)
            FROM caption WHERE lesson_version_id = v.id), '[]') AS captions,
         COALESCE((SELECT json_agg(json_build_object('text', q.text, 'choices', q.choices, 'right', q.correct_choice_id,
              'explanation', q.explanation) ORDER BY q.ordinal)
            FROM question q WHERE q.lesson_version_id = v.id AND q.retired_at IS NULL), '[]') AS questions
    FROM lesson_version v LEFT JOIN video ON video.id = v.video_id
   WHERE v.lesson_id = $1 AND (v.id = $2 OR v.duration_ms IS NOT NULL) ORDER BY v.number DESC LIMIT 2`;

const toContent = ({ questions, ...row }: Row): VersionContent => ({
  ...row,
  questions: questions.map(({ text, choices, right, explanation }) => ({
    text,
    choices: choices.map((choice) => choice.text),
    correct: choices.findIndex(({ id }) => id === right),
    explanation,
  })),
});

/**
 * What the working version changes for learners; null for a lesson that never was published. Only for those who see
 * unpublished lessons: throws `not-found` for others.
 */
export async function findVersionChanges({
  db,
  person,
  lessonId,
}: Pick<Context, 'db'> & { person: Person; lessonId: string }): Promise<VersionChanges | null> {
  const record = await requireLesson({ db, person, lessonId });
  if (!maySeeUnpublished(person, record)) throw notFound();
  const { rows } = await db.sql.query<Row>(statement, [record.lesson.id, record.working.id]);
  const again = record.working.durationMs !== null;
  const [working, before] = again ? [rows[0], rows[0]] : rows;
  if (!working || !before) return null;
  return { since: before.number, again, ...compareVersions(toContent(before), toContent(working)) };
}
