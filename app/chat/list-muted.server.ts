/** Who may not write at the moment, where and until when. */
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import type { Sql } from '~/platform/db.server';
import { mutedUntil } from './muted-until';
import { LOOKED_AFTER, lookingAfter } from './talks-of';

export interface MutedPerson {
  personId: string;
  name: string;
  department: string;
  /** Null = everywhere. */
  lessonId: string | null;
  lessonTitle: string | null;
  until: Date;
}

/** Until when a person may not write, as it is now; without a lesson that of everywhere. Null = may write. */
export async function findMutedUntil(
  sql: Sql,
  { personId, lessonId, now }: { personId: string; lessonId: string | null; now: Date },
): Promise<Date | null> {
  const { rows } = await sql.query<{ until: Date | null }>(
    `SELECT ${mutedUntil('$1', '$2::uuid')} AS until`,
    [personId, lessonId],
  );
  const until = rows[0]?.until ?? null;
  return until && until > now ? until : null;
}

/** Where a person may not write whatever counts everywhere: the later end by lesson. */
export async function listLessonMutes(
  { db, now }: Pick<Context, 'db' | 'now'>,
  personId: string,
): Promise<Record<string, Date>> {
  const { rows } = await db.sql.query<{ lessonId: string; until: Date }>(
    `SELECT lesson_id AS "lessonId", ${mutedUntil('$1', 'own.lesson_id')} AS until
       FROM (SELECT DISTINCT ON (lesson_id) lesson_id, until FROM chat_mute
              WHERE person_id = $1 AND lesson_id IS NOT NULL ORDER BY lesson_id, id DESC) own
      WHERE own.until > $2`,
    [personId, now],
  );
  return Object.fromEntries(rows.map(({ lessonId, until }) => [lessonId, until]));
}

/** Who may not write in one talk; those stopped everywhere are no business of its moderators. */
export async function listMutedIds(
  { db, now }: Pick<Context, 'db' | 'now'>,
  lessonId: string,
): Promise<string[]> {
  const { rows } = await db.sql.query<{ id: string }>(
    `SELECT id FROM (SELECT DISTINCT ON (person_id) person_id AS id, until FROM chat_mute
                      WHERE lesson_id = $1 ORDER BY person_id, chat_mute.id DESC) newest WHERE until > $2`,
    [lessonId, now],
  );
  return rows.map(({ id }) => id);
}

const statement = `
  SELECT n.person_id AS "personId", e.name, d.name AS department, n.lesson_id AS "lessonId", l.title AS "lessonTitle", n.until
    FROM (SELECT DISTINCT ON (person_id, lesson_id) person_id, lesson_id, until FROM chat_mute
           ORDER BY person_id, lesson_id, id DESC) n
    JOIN employee e ON e.id = n.person_id
    JOIN department d ON d.id = e.department_id
    LEFT JOIN lesson l ON l.id = n.lesson_id
   WHERE n.until > $3 AND (n.lesson_id IS NULL AND $2 OR n.lesson_id IS NOT NULL AND ${LOOKED_AFTER})
   ORDER BY n.until`;

/** Whose mute ends first comes first; those of everywhere only for who may end them. */
export async function listMuted({
  db,
  now,
  person,
}: Pick<Context, 'db' | 'now'> & { person: Person }): Promise<MutedPerson[]> {
  return (await db.sql.query<MutedPerson>(statement, [...lookingAfter(person), now])).rows;
}
