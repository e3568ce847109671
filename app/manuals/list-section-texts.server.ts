import type { Context } from '~/platform/context';
import { renderManual } from './render-manual.server';

export interface SectionText {
  id: string;
  /** Safe HTML of today's text. */
  html: string;
}

/** What sections say, also those that their manual has dropped since; by id, those that are there. */
export async function listSectionTexts({
  db,
  sectionIds,
}: Pick<Context, 'db'> & { sectionIds: string[] }): Promise<SectionText[]> {
  if (sectionIds.length === 0) return [];
  const rows = await db.prisma.manualSection.findMany({
    where: { id: { in: sectionIds } },
    select: { id: true, title: true, body: true },
  });
  return rows.map(({ id, title, body }) => ({ id, html: renderManual({ body, title }) }));
}
