import { findOpenApproval } from '~/approvals/find-open-approval.server';
import { openApproval } from '~/approvals/open-approval.server';
import { conflict } from '~/platform/errors';
import { isUnchanged } from './content-mark.server';
import { findUncheckedCaptions } from './find-unchecked-captions.server';
import { editLesson, refuseState, type LessonChange } from './edit-lesson.server';
import { listFailures } from './list-failures.server';
import type { Failure, LessonView } from './lesson';

/** A refusal that names the first rule as its code and carries them all as `failures`. */
export function refuseFailures(failures: Failure[]): never {
  const [first] = failures;
  throw conflict(first?.code ?? 'not-ready', failures.map(({ message }) => message).join(' '), { failures });
}

/**
 * The author or a co-author asks for review, in the author's name: one step, before the head of the author's department (HR may decide it as well).
 * Throws `conflict` with every publishing rule that fails, or when it is already submitted or published;
 * with `askIfUnchanged` also `unchanged` for a returned lesson that is still what was returned,
 * with `askIfUnchecked` `captions-unchecked` for captions with lines that nobody has checked.
 */
export function submitLesson({
  askIfUnchanged = false,
  askIfUnchecked = false,
  ...change
}: LessonChange & { askIfUnchanged?: boolean; askIfUnchecked?: boolean }): Promise<LessonView> {
  return editLesson(change, async (tx, record) => {
    const { lesson, author, makers } = record;
    if (lesson.status === 'published') {
      throw conflict(
        'already-published',
        '이미 공개된 강의입니다. 새 동영상을 붙이면 새 판을 낼 수 있습니다.',
      );
    }
    const db = { prisma: tx };
    const failures = (await listFailures({ db, lessonIds: [lesson.id] })).get(lesson.id) ?? [];
    if (failures.length > 0) refuseFailures(failures);
    if (askIfUnchanged && (await isUnchanged(db, record))) {
      throw conflict('unchanged', '돌아온 뒤 고친 내용이 없습니다. 그래도 보내려면 한 번 더 확인해 주세요.');
    }
    const unchecked = askIfUnchecked ? await findUncheckedCaptions(db, record.working.id) : [];
    if (unchecked.length > 0) {
      const lines = unchecked.reduce((sum, caption) => sum + caption.lines, 0);
      throw conflict(
        'captions-unchecked',
        `확인하지 않은 자막이 ${lines}줄 있습니다. 자막 고치기에서 확인하거나, 그대로 보내려면 한 번 더 확인해 주세요.`,
      );
    }
    const request = { kind: 'lesson-publish' as const, subjectId: lesson.id };
    if (await findOpenApproval({ db, ...request })) refuseState('submitted');
    await tx.lesson.update({ where: { id: lesson.id }, data: { status: 'submitted', returnReason: null } });
    await openApproval({
      db,
      now: change.now,
      ...request,
      title: lesson.title,
      requesterId: author.id,
      makerIds: makers.map(({ personId }) => personId),
      departmentIds: [author.departmentId],
    });
  });
}
