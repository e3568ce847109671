import type { Context } from '~/platform/context';
import { notFound } from '~/platform/errors';
import { z } from 'zod';
import type { ManualSectionView } from './manual';

const id = z.uuid();

/** A manual's sections in reading order, flat, with their text. Throws `not-found` for an unknown manual. */
export async function listSections({
  db,
  manualId,
}: Pick<Context, 'db'> & { manualId: string }): Promise<ManualSectionView[]> {
  const manual = id.safeParse(manualId).success
    ? await db.prisma.manual.findFirst({
        where: { id: manualId, retiredAt: null },
        select: {
          sections: {
            where: { removedAt: null },
            orderBy: { sortOrder: 'asc' },
            select: {
              id: true,
              number: true,
              title: true,
              level: true,
              hash: true,
              revision: true,
              body: true,
            },
          },
        },
      })
    : null;
  if (!manual) throw notFound();
  return manual.sections;
}
