/**
 * content/manuals → database, at every start. The file is the truth: a changed text becomes a new revision, a section
 * keeps its identity by manual and number, what is gone is marked and kept because lessons cite it.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '~/platform/errors';
import type { Context } from '~/platform/context';
import type { Prisma } from '~/platform/generated/prisma/client';
import { parseManual, type ParsedManual } from './parse-manual';
import { searchTextOf } from './search-text';

export interface SynchronisedManuals {
  /** Files read without a fault. */
  manuals: number;
  created: number;
  /** New revisions of manuals that were there. */
  revised: number;
  retired: number;
  /** One sentence a broken file; its manual stays as it was. */
  problems: { file: string; message: string }[];
}

type Tx = Prisma.TransactionClient;
type Outcome = 'created' | 'revised' | 'unchanged';

async function writeSections(
  tx: Tx,
  manualId: string,
  revision: number,
  { sections }: ParsedManual,
  now: Date,
) {
  const before = await tx.manualSection.findMany({ where: { manualId } });
  const byNumber = new Map(before.map((section) => [section.number, section]));
  for (const { number, ...section } of sections) {
    const old = byNumber.get(number);
    byNumber.delete(number);
    const same = old?.hash === section.hash && old.removedAt === null;
    const data = { ...section, revision: same ? old.revision : revision, removedAt: null };
    if (old) await tx.manualSection.update({ where: { id: old.id }, data });
    else await tx.manualSection.create({ data: { manualId, number, ...data } });
  }
  const gone = [...byNumber.values()].filter(({ removedAt }) => removedAt === null).map(({ id }) => id);
  await tx.manualSection.updateMany({ where: { id: { in: gone } }, data: { removedAt: now } });
}

async function writeManual(tx: Tx, parsed: ParsedManual, now: Date, demo: boolean): Promise<Outcome> {
  const { slug, title, summary, jobField, department, sections } = parsed;
  const searchText = searchTextOf(title, summary, jobField, ...sections.map((section) => section.title));
  const fields = { title, summary, jobField, department, searchText, retiredAt: null, demo };
  // Two processes that start together write one after the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('synchronise-manuals', 0))`;
  const old = await tx.manual.findUnique({
    where: { slug },
    include: { revisions: { orderBy: { number: 'desc' }, take: 1 } },
  });
  if (old && old.revisions[0]?.contentHash === parsed.contentHash) {
    await tx.manual.update({ where: { id: old.id }, data: fields });
    return 'unchanged';
  }
  // The number printed in the file counts, but a changed text never hides under a number already used.
  const revision = old ? Math.max(parsed.revision, old.revision + 1) : parsed.revision;
  const manual = old
    ? await tx.manual.update({ where: { id: old.id }, data: { ...fields, revision } })
    : await tx.manual.create({ data: { slug, ...fields, revision, createdAt: now } });
  const { contentHash, effectiveOn, body } = parsed;
  await tx.manualRevision.create({
    data: { manualId: manual.id, number: revision, contentHash, effectiveOn, body, createdAt: now },
  });
  await writeSections(tx, manual.id, revision, parsed, now);
  return old ? 'revised' : 'created';
}

/**
 * Idempotent, one transaction a manual; a broken file is reported and the others go on. A folder that is not there
 * counts as an empty answer and retires nothing.
 */
export async function synchroniseManuals({
  db,
  now,
  folder,
  demo = false,
}: Pick<Context, 'db' | 'now'> & { folder: string; demo?: boolean }): Promise<SynchronisedManuals> {
  const result: SynchronisedManuals = { manuals: 0, created: 0, revised: 0, retired: 0, problems: [] };
  const files = (await fs.readdir(folder).catch(() => [])).filter((file) => file.endsWith('.md')).sort();
  const fileOf = new Map<string, string>();
  for (const file of files) {
    try {
      const parsed = parseManual({ file, text: await fs.readFile(path.join(folder, file), 'utf8') });
      const twin = fileOf.get(parsed.slug);
      if (twin) {
        const message = `${file}: slug ${parsed.slug}을(를) ${twin}도 씁니다. 하나를 고쳐 주세요.`;
        result.problems.push({ file, message });
        continue;
      }
      fileOf.set(parsed.slug, file);
      const outcome = await db.prisma.$transaction((tx) => writeManual(tx, parsed, now, demo));
      result.manuals += 1;
      if (outcome !== 'unchanged') result[outcome] += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      result.problems.push({ file, message: error.message });
    }
  }
  // With a broken file among them nobody can tell which manual is gone and which cannot be read.
  if (result.problems.length === 0 && fileOf.size > 0) {
    const retired = await db.prisma.manual.updateMany({
      where: { slug: { notIn: [...fileOf.keys()] }, retiredAt: null },
      data: { retiredAt: now },
    });
    result.retired = retired.count;
  }
  return result;
}
