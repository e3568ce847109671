import type { Context } from '~/platform/context';
import { treeOf } from './list-manuals.server';
import type { ManualNode } from './manual';

export interface ManualPage extends ManualNode {
  /** Markdown of the revision shown. */
  body: string;
  revisions: { number: number; effectiveOn: string; createdAt: Date }[];
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** A manual in force by its slug, at its newest revision, or null. Render `body` with `renderManual`. */
export async function findManual({
  db,
  slug,
}: Pick<Context, 'db'> & { slug: string }): Promise<ManualPage | null> {
  const manual = await db.prisma.manual.findFirst({
    where: { slug, retiredAt: null },
    include: {
      revisions: { orderBy: { number: 'desc' } },
      sections: { where: { removedAt: null }, orderBy: { sortOrder: 'asc' } },
    },
  });
  const newest = manual?.revisions[0];
  if (!manual || !newest) return null;
  const { id, title, summary, jobField, department, revision, demo, sections, revisions } = manual;
  return {
    ...{ id, slug, title, summary, jobField, department, revision, demo },
    hash: newest.contentHash,
    effectiveOn: dayOf(newest.effectiveOn),
    body: newest.body,
    sections: treeOf(
      sections.map(({ id, number, title, level, hash, revision }) => ({
        id,
        number,
        title,
        level,
        hash,
        revision,
      })),
    ),
    revisions: revisions.map(({ number, effectiveOn, createdAt }) => ({
      number,
      effectiveOn: dayOf(effectiveOn),
      createdAt,
    })),
  };
}
