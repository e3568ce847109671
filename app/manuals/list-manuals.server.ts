import type { Context } from '~/platform/context';
import type { ManualNode, SectionNode } from './manual';
import { searchPatterns } from './search-text';

type FlatSection = Omit<SectionNode, 'children'>;

/** Hangs each section under the nearest earlier one whose number begins its own: `3.2` under `3`. */
export function treeOf(sections: FlatSection[]): SectionNode[] {
  const roots: SectionNode[] = [];
  const byNumber = new Map<string, SectionNode>();
  for (const section of sections) {
    const node: SectionNode = { ...section, children: [] };
    byNumber.set(node.number, node);
    const parent = byNumber.get(node.number.split('.').slice(0, -1).join('.'));
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/**
 * Every manual in force with its sections as a tree, by job field and title; `query` narrows it to those whose title,
 * summary, job field or section titles hold all its words (initials such as ㅅㅇㅈ work). One statement.
 */
export async function listManuals({
  db,
  query = '',
}: Pick<Context, 'db'> & { query?: string }): Promise<ManualNode[]> {
  const patterns = searchPatterns(query);
  const { rows } = await db.sql.query<Omit<ManualNode, 'sections'> & { flat: FlatSection[] }>(
    `SELECT m.id, m.slug, m.title, m.summary, m.job_field AS "jobField", m.department, m.revision, m.demo,
            r.content_hash AS hash, to_char(r.effective_on, 'YYYY-MM-DD') AS "effectiveOn",
            COALESCE((SELECT json_agg(json_build_object('id', s.id, 'number', s.number, 'title', s.title,
                       'level', s.level, 'hash', s.hash, 'revision', s.revision) ORDER BY s.sort_order)
               FROM manual_section s WHERE s.manual_id = m.id AND s.removed_at IS NULL), '[]') AS flat
       FROM manual m JOIN manual_revision r ON r.manual_id = m.id AND r.number = m.revision
      WHERE m.retired_at IS NULL ${patterns.map((_, i) => `AND m.search_text LIKE $${i + 1}`).join(' ')}
      ORDER BY m.job_field, m.title`,
    patterns,
  );
  return rows.map(({ flat, ...manual }) => ({ ...manual, sections: treeOf(flat) }));
}
