import type { Writer } from '~/approvals/transaction';
import { watchingRule, type WatchingRule } from './watching-policy';

export interface Policy {
  id: string;
  /** Null for the institute's default. */
  courseId: string | null;
  version: number;
  preset: string;
  rule: WatchingRule;
}

const toPolicy = (row: {
  id: string;
  courseId: string | null;
  version: number;
  preset: string;
  rule: unknown;
}): Policy => ({
  id: row.id,
  courseId: row.courseId,
  version: row.version,
  preset: row.preset,
  rule: watchingRule.parse(row.rule),
});

/** The policy in force: the course's newest, else the institute's newest default. Null before `ensureDefaultPolicy`. */
export async function policyForCourse({
  db,
  courseId,
}: {
  db: Writer;
  courseId: string | null;
}): Promise<Policy | null> {
  const own = courseId
    ? await db.prisma.watchingPolicy.findFirst({ where: { courseId }, orderBy: { version: 'desc' } })
    : null;
  const row =
    own ??
    (await db.prisma.watchingPolicy.findFirst({ where: { courseId: null }, orderBy: { version: 'desc' } }));
  return row && toPolicy(row);
}

/** A policy version by id: the one that a run was begun under. */
export async function findPolicy({ db, policyId }: { db: Writer; policyId: string }): Promise<Policy | null> {
  const row = await db.prisma.watchingPolicy.findUnique({ where: { id: policyId } });
  return row && toPolicy(row);
}
