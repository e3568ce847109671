import { invalid } from '~/platform/errors';
import { contentMark } from './content-mark.server';
import type { LessonChange, LessonWriter } from './edit-lesson.server';
import type { LessonView } from './lesson';
import type { LessonRecord } from './require-lesson.server';
import { reviewLesson } from './review-lesson.server';

/** Remarks that stand at their seconds say enough: the reason then tells where to read them. */
async function reasonOfComments(tx: LessonWriter, { working }: LessonRecord): Promise<string> {
  const open = await tx.reviewComment.count({ where: { lessonVersionId: working.id, resolvedAt: null } });
  if (open > 0) return `영상에 남긴 검토 의견 ${open}개를 보고 고쳐 주세요.`;
  const sentence = '돌려보내는 까닭을 적거나, 영상에 의견을 하나 이상 남겨 주세요.';
  throw invalid('invalid', sentence, { reason: sentence });
}

/**
 * 반려: back to the author with a reason, with open remarks, or both; what learners see stays. Throws `invalid` when
 * there is neither, else as `publishLesson` does.
 */
export const returnLesson = ({
  reason,
  ...change
}: LessonChange & { reason?: string | undefined }): Promise<LessonView> =>
  reviewLesson(
    change,
    async (tx, record) => ({
      decision: 'return' as const,
      reason: reason ?? (await reasonOfComments(tx, record)),
    }),
    async (tx, record, verdict) =>
      tx.lesson.update({
        where: { id: record.lesson.id },
        data: {
          status: 'returned',
          returnReason: verdict.reason,
          returnedMark: await contentMark({ prisma: tx }, record),
        },
      }),
  );
