/** What entries of the access log are about, by name: their acts write down an id that outlives every change of title. */
import type { Context } from '~/platform/context';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A lesson, or what belongs to one: a screening, a message, a proposal, a video. Else a person. */
const STATEMENT = `
  SELECT g.id, COALESCE(NULLIF(s.title, ''), l.title, e.name) AS name
    FROM unnest($1::uuid[]) AS g(id)
    LEFT JOIN screening s ON s.id = g.id
    LEFT JOIN manual_proposal p ON p.id = g.id
    LEFT JOIN chat_message m ON m.id = COALESCE(p.question_id, g.id)
    LEFT JOIN LATERAL (SELECT lesson_id FROM lesson_version WHERE video_id = g.id ORDER BY number DESC LIMIT 1) v ON true
    LEFT JOIN lesson l ON l.id = COALESCE(s.lesson_id, m.lesson_id, v.lesson_id, g.id)
    LEFT JOIN employee e ON e.id = g.id`;

/** Each entry with its subject's name; null where the subject is no id (it reads as it is), or is gone. */
export async function nameLogSubjects<Entry extends { subject: string }>(
  { db }: Pick<Context, 'db'>,
  entries: readonly Entry[],
): Promise<(Entry & { subjectName: string | null })[]> {
  const ids = [...new Set(entries.map(({ subject }) => subject).filter((subject) => UUID.test(subject)))];
  const { rows } =
    ids.length > 0 ? await db.sql.query<{ id: string; name: string | null }>(STATEMENT, [ids]) : { rows: [] };
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return entries.map((entry) => ({ ...entry, subjectName: names.get(entry.subject) ?? null }));
}
