import type { Sql } from '~/platform/db.server';

export interface ManualPlace {
  slug: string;
  /** "3.2"; null = the manual itself. */
  section: string | null;
}

const statement = `
  SELECT m.slug, given.section, m.title, s.number, s.title AS "sectionTitle"
    FROM unnest($1::text[], $2::text[]) AS given(slug, section)
    JOIN manual m ON m.slug = given.slug AND m.retired_at IS NULL
    LEFT JOIN manual_section s ON s.manual_id = m.id AND s.number = given.section AND s.removed_at IS NULL`;

/** What manuals in force and their sections are called; a section that is gone is called by its manual. */
export async function listSectionTitles({
  db,
  places,
}: {
  db: { sql: Sql };
  places: readonly ManualPlace[];
}): Promise<(ManualPlace & { title: string })[]> {
  if (places.length === 0) return [];
  const { rows } = await db.sql.query<
    ManualPlace & { title: string; number: string | null; sectionTitle: string | null }
  >(statement, [places.map(({ slug }) => slug), places.map(({ section }) => section)]);
  return rows.map(({ slug, section, title, number, sectionTitle }) => ({
    ...{ slug, section },
    title: number ? `${number} ${sectionTitle}` : title,
  }));
}
