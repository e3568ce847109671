/** The talks that a person looks after, those out of the ordinary first. */
import { searchPattern } from '~/people/search-pattern';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { LOOKED_AFTER, lookingAfter } from './talks-of';

export interface TalkLine {
  lessonId: string;
  title: string;
  closed: boolean;
  slowSeconds: number;
  off: boolean;
  messages: number;
  moderators: number;
  experts: number;
  /** May switch it off and appoint. */
  manages: boolean;
}

const MOST_TALKS = 100;
const statement = `
  SELECT l.id AS "lessonId", l.title, r.closed_at IS NOT NULL AS closed, COALESCE(r.slow_seconds, 0) AS "slowSeconds",
         r.off_at IS NOT NULL AS off,
         (SELECT count(*) FROM chat_message WHERE lesson_id = l.id AND deleted_at IS NULL) AS messages,
         (SELECT count(*) FROM chat_moderator WHERE lesson_id = l.id AND kind = 'moderator') AS moderators,
         (SELECT count(*) FROM chat_moderator WHERE lesson_id = l.id AND kind = 'expert') AS experts,
         ($2::bool OR l.author_id = $1::uuid
           OR EXISTS (SELECT FROM lesson_co_author WHERE lesson_id = l.id AND person_id = $1::uuid AND removed_at IS NULL)) AS manages
    FROM lesson l LEFT JOIN chat_room r ON r.lesson_id = l.id
   WHERE l.live_version_id IS NOT NULL AND ${LOOKED_AFTER} AND ($3 = '' OR l.title ~* $3)
   ORDER BY r.closed_at IS NOT NULL OR r.off_at IS NOT NULL OR COALESCE(r.slow_seconds, 0) > 0 DESC, l.title, l.id
   LIMIT ${MOST_TALKS}`;

/** @param query part of the title, or its initials; blank = all */
export async function listTalks({
  db,
  person,
  query,
}: Pick<Context, 'db'> & { person: Person; query: string }): Promise<TalkLine[]> {
  const values = [...lookingAfter(person), searchPattern(query)];
  return (await db.sql.query<TalkLine>(statement, values)).rows;
}

export interface DeskCounts {
  talks: number;
  reports: number;
}

const COUNT = `
  WITH mine AS (SELECT l.id FROM lesson l WHERE ${LOOKED_AFTER})
  SELECT (SELECT count(*) FROM mine) AS talks,
         (SELECT count(DISTINCT r.message_id) FROM chat_report r JOIN chat_message m ON m.id = r.message_id
           WHERE r.resolved_at IS NULL AND m.deleted_at IS NULL AND m.lesson_id IN (SELECT id FROM mine)) AS reports`;

/** How many lessons, drafts among them, and open reports. */
export async function countDesk({
  db,
  person,
}: Pick<Context, 'db'> & { person: Person }): Promise<DeskCounts> {
  return (await db.sql.query<DeskCounts>(COUNT, lookingAfter(person))).rows[0]!;
}
