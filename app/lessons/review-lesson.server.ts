/** The frame of a reviewer's decision on a submitted lesson: who, in which state, then approval and effect together. */
import { decideApproval } from '~/approvals/decide-approval.server';
import type { Decision, ReviewCheck } from '~/approvals/approval';
import { buildLessonView } from './build-lesson-view.server';
import { changeReview } from './change-review.server';
import type { LessonChange, LessonWriter } from './edit-lesson.server';
import type { LessonView } from './lesson';
import { requireLesson, type LessonRecord } from './require-lesson.server';

export interface Verdict {
  decision: Decision;
  reason?: string;
  checks?: ReviewCheck[];
}

/**
 * Decides under the lesson's row lock, so of two reviewers at once the second finds nothing submitted; `effect` runs in
 * the same transaction once the line is through. Throws `not-found`, `forbidden`, `conflict`.
 */
export async function reviewLesson<V extends Verdict>(
  change: LessonChange,
  judge: (tx: LessonWriter, record: LessonRecord) => V | Promise<V>,
  effect: (tx: LessonWriter, record: LessonRecord, verdict: V) => Promise<unknown>,
): Promise<LessonView> {
  const { db, now, person, lessonId } = change;
  await changeReview(change, async (tx, record) => {
    const verdict = await judge(tx, record);
    const request = { kind: 'lesson-publish' as const, subjectId: lessonId };
    const { closed } = await decideApproval({ db: { prisma: tx }, now, person, ...request, ...verdict });
    if (closed) await effect(tx, record, verdict);
  });
  const record = await requireLesson({ db, person, lessonId });
  return buildLessonView({ db, record, audience: 'author' });
}
