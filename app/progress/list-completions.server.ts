import type { Context } from '~/platform/context';

export interface Completion {
  lessonId: string;
  title: string;
  courseTitle: string | null;
  runNo: number;
  completedAt: Date;
  /** Minutes posted for it, as the ledger says. */
  minutes: number;
  reversed: boolean;
}

const COMPLETIONS = `
  SELECT e.subject_id AS "lessonId", e.subject_title AS title,
         CASE WHEN e.group_id <> e.subject_id THEN e.group_title END AS "courseTitle",
         (e.evidence->>'runNo')::int AS "runNo", e.occurred_at AS "completedAt", e.amount AS minutes,
         EXISTS (SELECT 1 FROM ledger_entry x WHERE x.reverses_id = e.id) AS reversed
    FROM ledger_entry e
   WHERE e.person_id = $1 AND e.ledger_year = $2 AND e.kind = 'time' AND e.source_key LIKE 'completion:%'
   ORDER BY e.occurred_at DESC, e.id`;

/** What a person completed in a year of the institute's zone, the newest first. The caller has checked who may read it. */
export async function listCompletions({
  db,
  personId,
  year,
}: Pick<Context, 'db'> & { personId: string; year: number }): Promise<Completion[]> {
  const { rows } = await db.sql.query<Completion>(COMPLETIONS, [personId, year]);
  return rows;
}
