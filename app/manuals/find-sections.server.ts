import type { Prisma } from '~/platform/generated/prisma/client';

export interface FoundSection {
  id: string;
  hash: string;
}

/**
 * Sections by id or by `slug#number`, in the order asked for; null where there is none. An id also finds a section
 * that its manual has dropped since, because lessons that cite it may still be edited.
 */
export async function findSections({
  db,
  references,
}: {
  db: { prisma: Prisma.TransactionClient };
  references: string[];
}): Promise<(FoundSection | null)[]> {
  if (references.length === 0) return [];
  const ids = references
    .filter((reference) => !reference.includes('#'))
    .map((reference) => reference.toLowerCase());
  const places = references.flatMap((reference) => {
    const [slug, number] = reference.split('#');
    return slug && number ? [{ number, removedAt: null, manual: { slug } }] : [];
  });
  const rows = await db.prisma.manualSection.findMany({
    where: { OR: [{ id: { in: ids } }, ...places] },
    select: { id: true, hash: true, number: true, manual: { select: { slug: true } } },
  });
  const found = new Map<string, FoundSection>();
  for (const { id, hash, number, manual } of rows) {
    found.set(id, { id, hash });
    found.set(`${manual.slug}#${number}`, { id, hash });
  }
  return references.map((reference) => found.get(reference) ?? found.get(reference.toLowerCase()) ?? null);
}
