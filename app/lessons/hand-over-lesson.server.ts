import { recallApproval } from '~/approvals/recall-approval.server';
import { writeAccessLog } from '~/people/access-log.server';
import { conflict } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import { manageLesson, requireColleague, type MakerChange } from './manage-lesson.server';

/**
 * Another colleague becomes the lesson's author: for its author, or for HR when the author leaves. The former one edits
 * no more and still never reviews it; what waited for review is recalled, because the new author has to stand for it.
 * Throws `conflict` for the author themselves, `invalid` for who left.
 */
export async function handOverLesson({ personId, timeZone, ip = '', ...change }: MakerChange): Promise<void> {
  const { db, now, person, lessonId } = change;
  const said = await manageLesson(change, async (tx, { lesson, author }) => {
    if (author.id === personId) throw conflict('already-author', '이미 이 강의를 만든 사람입니다.');
    const next = await requireColleague(tx, personId, dateIn(now, timeZone));
    const former = { addedById: person.id, createdAt: now, removedAt: now };
    for (const makerId of [author.id, personId]) {
      await tx.lessonCoAuthor.upsert({
        where: { lessonId_personId: { lessonId, personId: makerId } },
        create: { lessonId, personId: makerId, ...former },
        update: { removedAt: now },
      });
    }
    const recalled = lesson.status === 'submitted';
    if (recalled) {
      await recallApproval({ db: { prisma: tx }, now, kind: 'lesson-publish', subjectId: lessonId });
    }
    await tx.lesson.update({
      where: { id: lessonId },
      data: { authorId: personId, ...(recalled ? { status: 'draft' } : {}) },
    });
    return `만든 사람 ${author.name} → ${next.name}(${next.employeeNo})`;
  });
  await writeAccessLog({
    ...{ db, now, actorId: person.id, action: 'lesson.hand-over', subject: lessonId, ip },
    detail: { change: said },
  });
}
