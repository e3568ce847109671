import type { Sql } from '~/platform/db.server';

/** The words of a message that was changed, or taken away, leave the notifications that quote them. */
export async function changeExcerpt(
  client: Sql,
  given: {
    personIds: readonly string[];
    subjects: readonly string[];
    before: string;
    /** Null = those notifications go. */
    after: string | null;
  },
): Promise<void> {
  const { personIds, subjects, before, after } = given;
  const which = `person_id = ANY($1::uuid[]) AND subject = ANY($2::text[]) AND facts->>'excerpt' = $3`;
  if (after === null)
    await client.query(`DELETE FROM notification WHERE ${which}`, [personIds, subjects, before]);
  else
    await client.query(
      `UPDATE notification SET facts = jsonb_set(facts, '{excerpt}', to_jsonb($4::text)) WHERE ${which}`,
      [personIds, subjects, before, after],
    );
}
