import { randomUUID } from 'node:crypto';
import type { Sql } from '~/platform/db.server';
import type { NewNotification } from './notification';

const WRITE = `
  INSERT INTO notification (id, person_id, kind, subject, path, facts, created_at)
  SELECT id, person, kind, subject, path, facts::jsonb, $7
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
      AS g(id, person, kind, subject, path, facts)
   ORDER BY person, kind, subject
  ON CONFLICT (person_id, kind, subject)
  DO UPDATE SET path = excluded.path, facts = excluded.facts, created_at = excluded.created_at, read_at = NULL`;

/** In the caller's transaction, so that nobody hears of what was not done. Several about the same are one: the last. */
export async function notify(client: Sql, now: Date, given: readonly NewNotification[]): Promise<void> {
  const unique = [
    ...new Map(given.map((one) => [`${one.personId} ${one.kind} ${one.subject}`, one])).values(),
  ];
  if (unique.length === 0) return;
  await client.query(WRITE, [
    unique.map(() => randomUUID()),
    unique.map(({ personId }) => personId),
    unique.map(({ kind }) => kind),
    unique.map(({ subject }) => subject),
    unique.map(({ path }) => path),
    unique.map(({ facts }) => JSON.stringify(facts)),
    now,
  ]);
}
