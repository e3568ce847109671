/** A version's captions for the streams that carry them: what there is, and one language's text. */
import type { Person } from '~/people/person';
import { may } from '~/people/permissions';
import type { Sql } from '~/platform/db.server';
import { captionsMark } from './captions-mark';

interface Row {
  durationMs: number;
  mark: string;
  tracks: { lang: string; mark: string }[];
  shown: boolean;
  ownerId: string;
  ownerDepartmentId: string;
}

// Learners see the live version, and older ones to whoever began on them; the newer ones are a draft.
const statement = `
  SELECT COALESCE(v.duration_ms, video.duration_ms, 0) AS "durationMs", ${captionsMark} AS mark,
    COALESCE((SELECT json_agg(json_build_object('lang', lang, 'mark', md5(vtt)) ORDER BY lang = 'ko' DESC, lang)
       FROM caption WHERE lesson_version_id = v.id), '[]') AS tracks,
    COALESCE(v.number <= live.number, false) AS shown, l.author_id AS "ownerId", e.department_id AS "ownerDepartmentId"
  FROM lesson_version v
  JOIN lesson l ON l.id = v.lesson_id
  JOIN employee e ON e.id = l.author_id
  JOIN video ON video.id = v.video_id
  JOIN rendition_set s ON s.video_id = video.id AND s.id = $2
  LEFT JOIN lesson_version live ON live.id = l.live_version_id
  WHERE v.id = $1`;

interface Asked {
  db: { sql: Sql };
  lessonVersionId: string;
  renditionSetId: string;
  /** Asked for drafts only. */
  findPerson(): Promise<Person | null>;
}

/** Null unless the version plays this set and the person may see it. Ids are well formed. */
export async function findVersionCaptions({ db, lessonVersionId, renditionSetId, findPerson }: Asked) {
  const { rows } = await db.sql.query<Row>(statement, [lessonVersionId, renditionSetId]);
  const [row] = rows;
  if (!row) return null;
  const { shown, ownerId, ownerDepartmentId, ...captions } = row;
  if (shown) return captions;
  const person = await findPerson();
  return person && may(person, 'lesson.see-unpublished', { ownerId, ownerDepartmentId }) ? captions : null;
}

/** One language's WebVTT as its mark names it; null where it is not there, has changed or is not theirs. */
export async function findVersionCaptionText(
  asked: Asked & { lang: string; mark: string },
): Promise<string | null> {
  const captions = await findVersionCaptions(asked);
  if (!captions?.tracks.some(({ lang, mark }) => lang === asked.lang && mark === asked.mark)) return null;
  const { rows } = await asked.db.sql.query<{ vtt: string }>(
    `SELECT vtt FROM caption WHERE lesson_version_id = $1 AND lang = $2 AND md5(vtt) = $3`,
    [asked.lessonVersionId, asked.lang, asked.mark],
  );
  return rows[0]?.vtt ?? null;
}
