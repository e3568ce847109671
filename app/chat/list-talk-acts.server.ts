/** What was done to talks, from the access log: all of it for HR, of their own lessons for others. */
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { LOOKED_AFTER, lookingAfter } from './talks-of';

export interface TalkAct {
  id: number;
  at: Date;
  actorName: string | null;
  /** "글 가림" */
  change: string | null;
  reason: string;
  lessonTitle: string | null;
  /** Whose message it was, or who may not write. */
  personName: string | null;
}

export const ACTS_A_PAGE = 50;
const statement = `
  SELECT a.id, a.at, actor.name AS "actorName", a.detail->>'change' AS change, a.reason, l.title AS "lessonTitle",
         whose.name AS "personName"
    FROM access_log a
    LEFT JOIN employee actor ON actor.id = a.actor_id
    LEFT JOIN lesson l ON l.id::text = COALESCE(NULLIF(a.detail->>'lesson', ''), a.subject)
    LEFT JOIN employee whose ON whose.id::text = COALESCE(a.detail->>'author', a.detail->>'person')
   WHERE a.action LIKE 'chat.%' AND ($3::bigint IS NULL OR a.id < $3)
     AND ($2 OR l.id IS NOT NULL AND ${LOOKED_AFTER})
   ORDER BY a.id DESC LIMIT ${ACTS_A_PAGE}`;

/** Newest first; `before` is the id to go on from. */
export async function listTalkActs({
  db,
  person,
  before = null,
}: Pick<Context, 'db'> & { person: Person; before?: number | null }): Promise<TalkAct[]> {
  return (await db.sql.query<TalkAct>(statement, [...lookingAfter(person), before])).rows;
}
