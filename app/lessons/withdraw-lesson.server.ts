import { recallApproval } from '~/approvals/recall-approval.server';
import { conflict } from '~/platform/errors';
import { writeAccessLog } from '~/people/access-log.server';
import { buildLessonView } from './build-lesson-view.server';
import type { LessonChange } from './edit-lesson.server';
import type { LessonView } from './lesson';
import { maySeeUnpublished, requireLesson } from './require-lesson.server';

/**
 * Takes a published lesson down at once: learners get 404 from then on, completions stay. For its author, the
 * author's head, HR and administrators; the reason goes to the author and into the access log.
 * Throws `conflict` `not-published` when learners do not see it anyway.
 */
export async function withdrawLesson({
  db,
  now,
  person,
  lessonId,
  reason,
  ip = '',
}: LessonChange & { reason: string; ip?: string }): Promise<LessonView> {
  const record = await requireLesson({ db, person, lessonId, permission: 'lesson.withdraw' });
  await db.prisma.$transaction(async (tx) => {
    const taken = await tx.lesson.updateMany({
      where: { id: lessonId, liveVersionId: { not: null } },
      data: { liveVersionId: null, status: 'withdrawn', withdrawReason: reason, updatedAt: now },
    });
    if (taken.count === 0) throw conflict('not-published', '공개된 강의가 아니라서 내릴 것이 없습니다.');
    const waiting = await tx.approval.count({
      where: { kind: 'lesson-publish', subjectId: lessonId, status: 'pending' },
    });
    const subject = { kind: 'lesson-publish' as const, subjectId: lessonId };
    if (waiting > 0) await recallApproval({ db: { prisma: tx }, now, ...subject });
  });
  await writeAccessLog({
    db,
    now,
    actorId: person.id,
    action: 'lesson.withdraw',
    subject: lessonId,
    ip,
    reason,
  });
  const lesson = {
    ...record.lesson,
    liveVersionId: null,
    liveVersion: null,
    status: 'withdrawn',
    withdrawReason: reason,
  };
  // An administrator takes it down without becoming one of those who read drafts and answers.
  const audience = maySeeUnpublished(person, record) ? 'author' : 'learner';
  const view = await buildLessonView({ db, record: { ...record, lesson }, audience });
  return { ...view, status: 'withdrawn', withdrawReason: reason };
}
