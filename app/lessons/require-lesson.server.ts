/** The door to one lesson: who may see it, and who may do the act. */
import type { Writer } from '~/approvals/transaction';
import type { Person } from '~/people/person';
import { may, requirePermission, type Permission, type Subject } from '~/people/permissions';
import { notFound } from '~/platform/errors';
import { id as idSchema } from './schema';

const langs = { captions: { select: { lang: true } } } as const;

/**
 * One query after the other: this also runs inside transactions, whose one connection Prisma would otherwise hand
 * several queries at once for sibling relations.
 */
async function load({ prisma }: Writer, lessonId: string) {
  if (!idSchema.safeParse(lessonId).success) return null;
  const row = await prisma.lesson.findUnique({ where: { id: lessonId }, include: { course: true } });
  const newest = await prisma.lessonVersion.findFirst({
    where: { lessonId },
    orderBy: { number: 'desc' },
    include: langs,
  });
  if (!row || !newest) return null;
  const questions = await prisma.question.findMany({
    where: { lessonVersionId: newest.id, retiredAt: null },
    orderBy: { ordinal: 'asc' },
  });
  const liveVersion = row.liveVersionId
    ? await prisma.lessonVersion.findUnique({ where: { id: row.liveVersionId }, include: langs })
    : null;
  const sections = await prisma.lessonManualSection.findMany({
    where: { lessonId },
    orderBy: { sortOrder: 'asc' },
  });
  const author = await prisma.employee.findUniqueOrThrow({
    where: { id: row.authorId },
    select: { id: true, name: true, departmentId: true, department: { select: { name: true } } },
  });
  const makers = await prisma.lessonCoAuthor.findMany({
    where: { lessonId },
    orderBy: [{ createdAt: 'asc' }, { personId: 'asc' }],
    select: { personId: true, removedAt: true },
  });
  return { lesson: { ...row, liveVersion, sections }, working: { ...newest, questions }, author, makers };
}

/** A lesson with its working version (the highest number), its live one, its author and who made it beside them. */
export type LessonRecord = NonNullable<Awaited<ReturnType<typeof load>>>;

/** What every permission about a lesson is asked with. */
export const subjectOf = ({ author, makers }: Pick<LessonRecord, 'author' | 'makers'>): Subject => ({
  ownerId: author.id,
  ownerDepartmentId: author.departmentId,
  coAuthorIds: makers.filter(({ removedAt }) => !removedAt).map(({ personId }) => personId),
  makerIds: makers.map(({ personId }) => personId),
});

export const maySeeUnpublished = (person: Person, record: LessonRecord) =>
  may(person, 'lesson.see-unpublished', subjectOf(record));

/**
 * Throws `not-found` unless it is live or the person makes it, heads the author's department or is HR; then `forbidden`
 * unless the person has `permission` over it.
 */
export async function requireLesson({
  db,
  person,
  lessonId,
  permission,
}: {
  db: Writer;
  person: Person;
  lessonId: string;
  permission?: Permission;
}): Promise<LessonRecord> {
  const record = await load(db, lessonId);
  if (!record || (!record.lesson.liveVersionId && !maySeeUnpublished(person, record))) throw notFound();
  if (permission) requirePermission(person, permission, subjectOf(record));
  return record;
}
