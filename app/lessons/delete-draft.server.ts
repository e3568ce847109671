import { writeAccessLog } from '~/people/access-log.server';
import { conflict } from '~/platform/errors';
import { refuseState, type LessonChange, type LessonWriter } from './edit-lesson.server';
import { requireLesson } from './require-lesson.server';

async function deleteVersion(tx: LessonWriter, lessonVersionId: string) {
  await tx.caption.deleteMany({ where: { lessonVersionId } });
  await tx.question.deleteMany({ where: { lessonVersionId } });
  await tx.reviewComment.deleteMany({ where: { lessonVersionId } });
  await tx.lessonVersion.delete({ where: { id: lessonVersionId } });
}

/**
 * Throws a draft away: the whole lesson when it never was published, else the new version alone, and the lesson is
 * again the published one. For its author, and for HR, whose act the access log keeps. Throws `conflict` while submitted, or
 * when nothing unpublished is left to delete (withdraw it instead: completions refer to it).
 */
export async function deleteDraft({
  db,
  now,
  person,
  lessonId,
  ip = '',
}: LessonChange & { ip?: string }): Promise<{ deleted: 'lesson' | 'version' }> {
  const { author, lesson: found } = await requireLesson({
    db,
    person,
    lessonId,
    permission: 'lesson.manage',
  });
  const outcome = await db.prisma.$transaction(async (tx) => {
    const taken = await tx.lesson.updateMany({
      where: { id: lessonId, status: { in: ['draft', 'returned', 'withdrawn'] } },
      data: { updatedAt: now },
    });
    const { lesson, working } = await requireLesson({
      ...{ db: { prisma: tx }, person, lessonId },
      permission: 'lesson.manage',
    });
    if (taken.count === 0 && lesson.status === 'submitted') refuseState('submitted');
    if (taken.count === 0 || working.durationMs !== null) {
      throw conflict(
        'was-published',
        '공개한 적이 있는 강의는 지울 수 없습니다. 내리기를 쓰면 더는 보이지 않습니다.',
      );
    }
    await deleteVersion(tx, working.id);
    if (working.number > 1) {
      const status = lesson.liveVersionId ? 'published' : 'withdrawn';
      await tx.lesson.update({ where: { id: lessonId }, data: { status, returnReason: null } });
      return { deleted: 'version' as const };
    }
    await tx.lessonManualSection.deleteMany({ where: { lessonId } });
    await tx.lessonCoAuthor.deleteMany({ where: { lessonId } });
    await tx.lesson.delete({ where: { id: lessonId } });
    return { deleted: 'lesson' as const };
  });
  if (author.id !== person.id) {
    await writeAccessLog({
      ...{ db, now, actorId: person.id, ip, action: 'lesson.delete', subject: lessonId },
      detail: { title: found.title, ...outcome },
    });
  }
  return outcome;
}
