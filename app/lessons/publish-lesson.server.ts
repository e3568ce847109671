/** The reviewer's decisions: a submitted lesson goes to the learners, or back to its author with a reason. */
import { decideApproval } from '~/approvals/decide-approval.server';
import type { Decision } from '~/approvals/approval';
import { conflict } from '~/platform/errors';
import { buildLessonView } from './build-lesson-view.server';
import type { LessonChange, LessonWriter } from './edit-lesson.server';
import { listFailures } from './list-failures.server';
import type { LessonView } from './lesson';
import { requireLesson, type LessonRecord } from './require-lesson.server';
import { refuseFailures } from './submit-lesson.server';

const notSubmitted = () =>
  conflict('not-submitted', '검토를 기다리는 강의가 아닙니다. 새로 고쳐 상태를 확인해 주세요.');

/** Decides under the lesson's row lock: of two reviewers at once the second finds nothing submitted. */
async function decide(
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

/**
 * Approves: fixes the version's length, makes it the live one and closes the approval, in one transaction.
 * Throws `forbidden` for the author and for anyone but HR and the author's head, `conflict` when it is not submitted
 * or a publishing rule has begun to fail since.
 */
export const publishLesson = (change: LessonChange): Promise<LessonView> =>
  decide(change, 'approve', undefined, async (tx, { lesson, working }) => {
    const failures =
      (await listFailures({ db: { prisma: tx }, lessonIds: [lesson.id] })).get(lesson.id) ?? [];
    if (failures.length > 0) refuseFailures(failures);
    const video = await tx.video.findUniqueOrThrow({ where: { id: working.videoId! } });
    const durationMs = Math.floor(video.durationMs! / 1000) * 1000;
    await tx.lessonVersion.update({ where: { id: working.id }, data: { durationMs } });
    await tx.lesson.update({
      where: { id: lesson.id },
      data: {
        status: 'published',
        liveVersionId: working.id,
        publishedAt: change.now,
        returnReason: null,
        withdrawReason: null,
      },
    });
  });

/** 반려: back to the author with a reason; what learners see stays. Throws as `publishLesson` does. */
export const returnLesson = ({ reason, ...change }: LessonChange & { reason: string }): Promise<LessonView> =>
  decide(change, 'return', reason, (tx, { lesson }) =>
    tx.lesson.update({ where: { id: lesson.id }, data: { status: 'returned', returnReason: reason } }),
  );
