/** The learner's list: live lessons, newest first, with search, course and a keyset cursor. */
import { searchPatterns } from '~/manuals/search-text';
import type { Context } from '~/platform/context';
import { invalid } from '~/platform/errors';
import { z } from 'zod';
import { cardSelect, type LessonCard } from './lesson-card';
import { id as idSchema, type listLessonsInput } from './schema';

const place = z.tuple([z.iso.datetime(), idSchema]);

const writeCursor = (last: LessonCard) =>
  Buffer.from(JSON.stringify([last.publishedAt.toISOString(), last.id])).toString('base64url');

function readCursor(cursor: string): [string, string] {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    const sentence = 'cursor가 올바르지 않습니다. 첫 쪽부터 다시 여세요.';
    throw invalid('invalid', sentence, { cursor: sentence });
  }
}

/**
 * `query` words must all appear in title, summary, job field or course title; initials (ㅅㅇㅈ) work as well. `course`
 * is an id or slug. Throws `invalid` for a cursor that this list did not give.
 */
export async function listLessons({
  db,
  input: { query = '', course, cursor },
  take = 20,
}: Pick<Context, 'db'> & { input: z.output<typeof listLessonsInput>; take?: number }): Promise<{
  items: LessonCard[];
  nextCursor: string | null;
}> {
  const values: unknown[] = [];
  const param = (value: unknown) => `$${values.push(value)}`;
  const conditions = searchPatterns(query).map((pattern) => `l.search_text LIKE ${param(pattern)}`);
  if (course) {
    const column = idSchema.safeParse(course).success ? 'c.id' : 'c.slug';
    conditions.push(`${column} = ${param(course)}`);
  }
  if (cursor) {
    const [publishedAt, lessonId] = readCursor(cursor);
    conditions.push(
      `(l.published_at, l.id) < (${param(publishedAt)}::timestamptz, ${param(lessonId)}::uuid)`,
    );
  }
  const { rows } = await db.sql.query<LessonCard>(
    `${cardSelect} ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
      ORDER BY l.published_at DESC, l.id DESC LIMIT ${param(take + 1)}`,
    values,
  );
  const items = rows.slice(0, take);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > take && last ? writeCursor(last) : null };
}
