/** Sections of the manuals in force by words of their number, title or manual: what an answer or a proposal may name. */
import type { Context } from '~/platform/context';
import { searchPatterns } from './search-text';

export interface SectionChoice {
  id: string;
  number: string;
  title: string;
  manualSlug: string;
  manualTitle: string;
}

const MOST = 20;
const folded = `normalize(lower(s.number || ' ' || s.title || ' ' || manual.title), NFD)`;

/** `first` come first; without words only they and their neighbours in the same manuals. At most 20. */
export async function searchSections({
  db,
  query,
  first,
}: Pick<Context, 'db'> & { query: string; first: readonly string[] }): Promise<SectionChoice[]> {
  const patterns = searchPatterns(query);
  const where =
    patterns.length > 0
      ? patterns.map((_, at) => `${folded} LIKE $${at + 2}`).join(' AND ')
      : 's.manual_id IN (SELECT manual_id FROM manual_section WHERE id = ANY($1::uuid[]))';
  const { rows } = await db.sql.query<SectionChoice>(
    `SELECT s.id, s.number, s.title, manual.slug AS "manualSlug", manual.title AS "manualTitle"
       FROM manual_section s JOIN manual ON manual.id = s.manual_id AND manual.retired_at IS NULL
      WHERE s.removed_at IS NULL AND ${where}
      ORDER BY s.id = ANY($1::uuid[]) DESC, array_position($1::uuid[], s.id), manual.title, s.sort_order
      LIMIT ${MOST}`,
    [first, ...patterns],
  );
  return rows;
}
