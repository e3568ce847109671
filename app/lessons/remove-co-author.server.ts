import { writeAccessLog } from '~/people/access-log.server';
import { notFound } from '~/platform/errors';
import { manageLesson, refuseWhileSubmitted, type MakerChange } from './manage-lesson.server';

/**
 * The colleague edits no more; that they made it stays known, so they still do not review it. Throws `not-found` for
 * who is no co-author, `conflict` while it is submitted.
 */
export async function removeCoAuthor({
  personId,
  ip = '',
  ...change
}: Omit<MakerChange, 'timeZone'>): Promise<void> {
  const { db, now, person, lessonId } = change;
  await manageLesson(change, async (tx, record) => {
    refuseWhileSubmitted(record);
    const gone = await tx.lessonCoAuthor.updateMany({
      where: { lessonId, personId, removedAt: null },
      data: { removedAt: now },
    });
    if (gone.count === 0) throw notFound('함께 만드는 사람이 아닙니다. 새로 고쳐 확인해 주세요.');
  });
  await writeAccessLog({
    ...{ db, now, actorId: person.id, action: 'lesson.remove-co-author', subject: lessonId, ip },
    detail: { person: personId },
  });
}
