/** The door to one lesson: who may see it, and who may do the act. */
import type { Writer } from '~/approvals/transaction';
import type { Person } from '~/people/person';
import { may, requirePermission, type Permission } from '~/people/permissions';
import { notFound } from '~/platform/errors';
import { id as idSchema } from './schema';

const include = {
  course: true,
  liveVersion: { include: { captions: { select: { lang: true } } } },
  sections: { orderBy: { sortOrder: 'asc' } },
  versions: {
    orderBy: { number: 'desc' },
    take: 1,
    include: {
      captions: { select: { lang: true } },
      questions: { where: { retiredAt: null }, orderBy: { ordinal: 'asc' } },
    },
  },
} as const;

async function load(db: Writer, lessonId: string) {
  if (!idSchema.safeParse(lessonId).success) return null;
  const lesson = await db.prisma.lesson.findUnique({ where: { id: lessonId }, include });
  const working = lesson?.versions[0];
  if (!lesson || !working) return null;
  const author = await db.prisma.employee.findUniqueOrThrow({
    where: { id: lesson.authorId },
    select: { id: true, name: true, departmentId: true, department: { select: { name: true } } },
  });
  return { lesson, working, author };
}

/** A lesson with its working version (the highest number), its live one and its author. */
export type LessonRecord = NonNullable<Awaited<ReturnType<typeof load>>>;

export const maySeeUnpublished = (person: Person, { author }: LessonRecord) =>
  may(person, 'lesson.see-unpublished', { ownerId: author.id, ownerDepartmentId: author.departmentId });

/**
 * Throws `not-found` unless it is live or the person is its author, the author's head or HR; then `forbidden`
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
  if (permission) {
    requirePermission(person, permission, {
      ownerId: record.author.id,
      ownerDepartmentId: record.author.departmentId,
    });
  }
  return record;
}
