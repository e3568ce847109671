import { writeAccessLog } from '~/people/access-log.server';
import { conflict } from '~/platform/errors';
import { dateIn } from '~/platform/zone';
import {
  manageLesson,
  refuseWhileSubmitted,
  requireColleague,
  type MakerChange,
} from './manage-lesson.server';

const MOST_CO_AUTHORS = 10;

/**
 * A colleague may edit, caption, upload and submit from now on, sees the statistics, and never reviews this lesson.
 * Throws `conflict` for one who makes it already, beyond ten, and while it is submitted; `invalid` for who left.
 */
export async function addCoAuthor({ personId, timeZone, ip = '', ...change }: MakerChange): Promise<void> {
  const { db, now, person, lessonId } = change;
  const colleague = await manageLesson(change, async (tx, record) => {
    refuseWhileSubmitted(record);
    const active = record.makers.filter(({ removedAt }) => !removedAt);
    if (record.author.id === personId || active.some((maker) => maker.personId === personId)) {
      throw conflict('already-maker', '이미 이 강의를 함께 만드는 사람입니다.');
    }
    if (active.length >= MOST_CO_AUTHORS) {
      throw conflict(
        'too-many-co-authors',
        `함께 만드는 사람은 ${MOST_CO_AUTHORS}명까지입니다. 한 사람을 뺀 뒤 더해 주세요.`,
      );
    }
    const found = await requireColleague(tx, personId, dateIn(now, timeZone));
    const row = { addedById: person.id, createdAt: now, removedAt: null };
    await tx.lessonCoAuthor.upsert({
      where: { lessonId_personId: { lessonId, personId } },
      create: { lessonId, personId, ...row },
      update: row,
    });
    return found;
  });
  await writeAccessLog({
    ...{ db, now, actorId: person.id, action: 'lesson.add-co-author', subject: lessonId, ip },
    detail: { change: `함께 만드는 사람에 ${colleague.employeeNo} 더함` },
  });
}
