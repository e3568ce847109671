/**
 * How a lesson is watched, in numbers without names, for its makers, the author's head and HR. Seven statements
 * whatever the number of viewers: whose it is, its versions, and of the chosen one weeks, curve, questions, departments
 * and captions.
 */
import { findLessonMakers, type LessonMakers } from '~/lessons/find-lesson-makers.server';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import {
  findDrops,
  foldSmall,
  spanOf,
  type CurvePoint,
  type DepartmentFigures,
  type Drop,
  type QuestionFigures,
  type VersionFigures,
  type WeekFigures,
} from './lesson-stats';
import { CUES, CURVE, DEPARTMENTS, QUESTIONS, VERSIONS, WEEKS } from './lesson-stats-select.server';

export interface LessonStats {
  lesson: Pick<LessonMakers, 'id' | 'title' | 'authorName'>;
  /** Every version that ever was published, the newest first. */
  versions: VersionFigures[];
  /** Null while nothing was published. */
  shown: {
    version: VersionFigures;
    weeks: WeekFigures[];
    curve: CurvePoint[];
    drops: Drop[];
    questions: QuestionFigures[];
    departments: DepartmentFigures[];
    /** What is said at each moment, Korean where there are several languages; [[startMs, endMs, text]]. */
    cues: [startMs: number, endMs: number, text: string][];
  } | null;
}

interface QuestionRow extends Omit<QuestionFigures, 'mostWrong'> {
  choices: { id: string; text: string }[];
  wrongId: string | null;
  wrongPeople: number | null;
}

const toQuestion = ({ choices, wrongId, wrongPeople, ...row }: QuestionRow): QuestionFigures => {
  const wrong = choices.find(({ id }) => id === wrongId);
  return { ...row, mostWrong: wrong && wrongPeople ? { text: wrong.text, people: wrongPeople } : null };
};

/** Whose lesson, for who may see how it is watched. Throws `not-found` for everybody else. */
export async function requireStats({
  db,
  person,
  lessonId,
}: Pick<Context, 'db'> & { person: Person; lessonId: string }): Promise<LessonMakers> {
  const lesson = await findLessonMakers({ db, lessonId });
  if (!lesson || !may(person, 'lesson.see-stats', lesson.subject)) throw notFound();
  return lesson;
}

/** Without `version` the live one, else the newest. Throws `not-found` for a version that never was published. */
export async function findLessonStats({
  db,
  timeZone,
  person,
  lessonId,
  version,
}: Pick<Context, 'db' | 'timeZone'> & {
  person: Person;
  lessonId: string;
  version?: number | undefined;
}): Promise<LessonStats> {
  const { id, title, authorName } = await requireStats({ db, person, lessonId });
  const lesson = { id, title, authorName };
  const { rows: versions } = await db.sql.query<VersionFigures>(VERSIONS, [id]);
  const wanted =
    version === undefined
      ? (versions.find(({ live }) => live) ?? versions[0])
      : versions.find(({ number }) => number === version);
  if (!wanted) {
    if (version !== undefined) throw notFound();
    return { lesson, versions, shown: null };
  }
  const durationMs = wanted.durationSeconds * 1000;
  const span = spanOf(durationMs);
  const of = [id, wanted.id];
  const [weeks, curve, questions, departments, captions] = await Promise.all([
    db.sql.query<WeekFigures>(WEEKS, [...of, timeZone]),
    db.sql.query<CurvePoint>(CURVE, [...of, span, Math.max(1, Math.ceil(durationMs / span)), durationMs]),
    db.sql.query<QuestionRow>(QUESTIONS, [wanted.id]),
    db.sql.query<{ name: string; began: number; completed: number }>(DEPARTMENTS, of),
    db.sql.query<{ cues: [number, number, string][] }>(CUES, [wanted.id]),
  ]);
  const shown = {
    version: wanted,
    weeks: weeks.rows,
    curve: curve.rows,
    drops: findDrops(curve.rows, wanted.began, durationMs),
    questions: questions.rows.map(toQuestion),
    departments: foldSmall(departments.rows),
    cues: captions.rows[0]?.cues ?? [],
  };
  return { lesson, versions, shown };
}
