/** Who watched a version, by name: for HR everybody, for a head the people of the own department and their result alone. */
import type { z } from 'zod';
import { writeAccessLog } from '~/people/access-log.server';
import { may } from '~/people/permissions';
import type { Person } from '~/people/person';
import { searchPattern } from '~/people/search-pattern';
import type { Context } from '~/platform/context';
import { requireStats } from './find-lesson-stats.server';
import { VIEWERS } from './lesson-stats-select.server';
import type { lessonStatsQuery } from './schema';

export const VIEWERS_A_PAGE = 50;

export interface LessonViewer {
  id: string;
  employeeNo: string;
  name: string;
  department: string;
  completedAt: Date | null;
  /** Share of the lesson that was seen, and when last: null for a head, who sees results. */
  percent: number | null;
  lastWatchedAt: Date | null;
}

export interface LessonViewers {
  /** Percent and dates are shown too. */
  progress: boolean;
  viewers: LessonViewer[];
  total: number;
  page: number;
  pages: number;
}

type Row = LessonViewer & { total: number };

/**
 * Null for a maker who is neither HR nor a head: names are not theirs to see. Reading names writes the access log.
 * A page beyond the last one is the first. Throws `not-found` as `findLessonStats` does.
 */
export async function listLessonViewers({
  db,
  now,
  person,
  ip,
  lessonId,
  versionId,
  filter: { query, state, page: wanted },
}: Pick<Context, 'db' | 'now'> & {
  person: Person;
  ip: string;
  lessonId: string;
  versionId: string;
  filter: Pick<z.output<typeof lessonStatsQuery>, 'query' | 'state' | 'page'>;
}): Promise<LessonViewers | null> {
  await requireStats({ db, person, lessonId });
  const all = may(person, 'viewer.see-result');
  const departments = all
    ? null
    : person.headOfDepartmentIds.filter((id) => may(person, 'viewer.see-result', { ownerDepartmentId: id }));
  if (departments?.length === 0) return null;
  const progress = may(person, 'viewer.see-progress');
  const read = async (page: number) =>
    (
      await db.sql.query<Row>(VIEWERS, [
        ...[lessonId, versionId, departments, searchPattern(query), state],
        ...[VIEWERS_A_PAGE, (page - 1) * VIEWERS_A_PAGE],
      ])
    ).rows;
  let page = wanted;
  let rows = await read(page);
  if (rows.length === 0 && page > 1) rows = await read((page = 1));
  await writeAccessLog({
    ...{ db, now, actorId: person.id, action: 'lesson.viewers', subject: lessonId, ip },
    detail: { version: versionId, query, state, page, rows: rows.length },
  });
  const total = rows[0]?.total ?? 0;
  return {
    progress,
    viewers: rows.map(({ total: _total, ...row }) =>
      progress ? row : { ...row, percent: null, lastWatchedAt: null },
    ),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / VIEWERS_A_PAGE)),
  };
}
