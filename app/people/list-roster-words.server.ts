import type { Context } from '~/platform/context';

/** What the roster says already in each field, most used first: a form offers it, so that one word is spelt one way. */
export interface RosterWords {
  site: string[];
  grade: string[];
  position: string[];
  employmentCategory: string[];
  jobField: string[];
}

const MOST = 60;
const ofColumn = (column: string) => `
  ARRAY(SELECT ${column} FROM employee WHERE ${column} <> '' GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${MOST})`;

export async function listRosterWords({ db }: Pick<Context, 'db'>): Promise<RosterWords> {
  const { rows } = await db.sql.query<RosterWords>(
    `SELECT ${ofColumn('site')} AS site, ${ofColumn('grade')} AS grade, ${ofColumn('position')} AS position,
            ${ofColumn('employment_category')} AS "employmentCategory", ${ofColumn('job_field')} AS "jobField"`,
  );
  return rows[0]!;
}
