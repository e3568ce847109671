/** The frame of a reviewer's decision on a submitted lesson: who, in which state, then approval and effect together. */
import { decideApproval } from '~/approvals/decide-approval.server';
import type { Decision } from '~/approvals/approval';
import { conflict } from '~/platform/errors';
import { buildLessonView } from './build-lesson-view.server';
import type { LessonChange, LessonWriter } from './edit-lesson.server';
import type { LessonView } from './lesson';
import { requireLesson, type LessonRecord } from './require-lesson.server';

const notSubmitted = () =>
  conflict('not-submitted', '검토를 기다리는 강의가 아닙니다. 새로 고쳐 상태를 확인해 주세요.');

/**
 * Decides under the lesson's row lock, so of two reviewers at once the second finds nothing submitted; `effect` runs in
 * the same transaction once the line is through. Throws `not-found`, `forbidden`, `conflict`.
 */
export async function reviewLesson(
  { db, now, person, lessonId }: LessonChange,
  decision: Decision,
  reason: string | undefined,
  effect: (tx: LessonWriter, record: LessonRecord) => Promise<unknown>,
): Promise<LessonView> {
  await requireLesson({ db, person, lessonId, permission: 'lesson.review' });
  await db.prisma.$transaction(async (tx) => {
    const taken = await tx.lesson.updateMany({
      where: { id: lessonId, status: 'submitted' },
      data: { updatedAt: now },
    });
    if (taken.count === 0) throw notSubmitted();
    const request = { kind: 'lesson-publish' as const, subjectId: lessonId };
    const { closed } = await decideApproval({
      db: { prisma: tx },
      now,
      person,
      ...request,
      decision,
      reason,
    });
    if (closed) await effect(tx, await requireLesson({ db: { prisma: tx }, person, lessonId }));
  });
  const record = await requireLesson({ db, person, lessonId });
  return buildLessonView({ db, record, audience: 'author' });
}
