/** What viewers have reported and nobody has looked at, with what was said around it. */
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { LOOKED_AFTER, lookingAfter } from './talks-of';

export interface ReportedMessage {
  id: string;
  lessonId: string;
  lessonTitle: string;
  authorId: string;
  authorName: string;
  authorDepartment: string;
  body: string;
  /** Null = its place is gone with an earlier version. */
  shownMs: number | null;
  createdAt: Date;
  /** It is hidden already: for another reason, or by its talk's moderator. */
  hidden: boolean;
  /** Why, once for each reporter, the latest first. Who reported stays out. */
  reasons: string[];
  reportedAt: Date;
  /** The messages before and after it in the talk, in their order. */
  before: ContextLine[];
  after: ContextLine[];
}

export interface ContextLine {
  id: string;
  name: string;
  body: string;
}

const MOST_REPORTS = 50;
const around = (which: string, order: string, most: number) => `
  COALESCE((SELECT json_agg(json_build_object('id', n.id, 'name', n.name, 'body', n.body) ORDER BY n.born)
     FROM (SELECT o.id, o.born_revision AS born, w.name, o.body FROM chat_message o JOIN employee w ON w.id = o.author_id
            WHERE o.lesson_id = m.lesson_id AND o.born_revision ${which} m.born_revision
              AND o.deleted_at IS NULL AND o.hidden_at IS NULL
            ORDER BY o.born_revision ${order} LIMIT ${most}) n), '[]')`;

const statement = `
  SELECT m.id, m.lesson_id AS "lessonId", l.title AS "lessonTitle", m.author_id AS "authorId", e.name AS "authorName",
         d.name AS "authorDepartment", m.body, m.shown_ms AS "shownMs", m.created_at AS "createdAt",
         m.hidden_at IS NOT NULL AS hidden, r.reasons, r.at AS "reportedAt",
         ${around('<', 'DESC', 2)} AS before, ${around('>', 'ASC', 1)} AS after
    FROM (SELECT message_id, array_agg(reason ORDER BY created_at DESC) AS reasons, max(created_at) AS at
            FROM chat_report WHERE resolved_at IS NULL GROUP BY message_id) r
    JOIN chat_message m ON m.id = r.message_id AND m.deleted_at IS NULL
    JOIN lesson l ON l.id = m.lesson_id
    JOIN employee e ON e.id = m.author_id
    JOIN department d ON d.id = e.department_id
   WHERE ${LOOKED_AFTER}
   ORDER BY r.at LIMIT ${MOST_REPORTS}`;

/** The oldest first, of the talks that the person looks after. */
export async function listReports({
  db,
  person,
}: Pick<Context, 'db'> & { person: Person }): Promise<ReportedMessage[]> {
  return (await db.sql.query<ReportedMessage>(statement, lookingAfter(person))).rows;
}
