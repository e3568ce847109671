/** The frame of acts on whose a lesson is: its author or HR, under the lesson's row lock. */
import { conflict, invalid } from '~/platform/errors';
import type { LessonChange, LessonWriter } from './edit-lesson.server';
import { requireLesson, type LessonRecord } from './require-lesson.server';

export interface MakerChange extends LessonChange {
  /** The colleague it is about. */
  personId: string;
  timeZone: string;
  ip?: string;
}

/** Throws `not-found`, `forbidden` for whoever is neither its author nor HR. */
export async function manageLesson<T>(
  { db, now, person, lessonId }: LessonChange,
  change: (tx: LessonWriter, record: LessonRecord) => Promise<T>,
): Promise<T> {
  await requireLesson({ db, person, lessonId, permission: 'lesson.manage' });
  return db.prisma.$transaction(async (tx) => {
    await tx.lesson.updateMany({ where: { id: lessonId }, data: { updatedAt: now } });
    const given = { db: { prisma: tx }, person, lessonId, permission: 'lesson.manage' as const };
    return change(tx, await requireLesson(given));
  });
}

/** Who decides was told who made it when it was submitted. */
export function refuseWhileSubmitted({ lesson }: LessonRecord): void {
  if (lesson.status !== 'submitted') return;
  throw conflict(
    'lesson-submitted',
    '검토를 기다리는 동안은 만드는 사람을 바꿀 수 없습니다. 먼저 요청을 거두거나 결과를 기다려 주세요.',
  );
}

/** The colleague, who works here on `today`. Throws `invalid`. */
export async function requireColleague(tx: LessonWriter, personId: string, today: string) {
  const found = await tx.employee.findUnique({
    where: { id: personId },
    select: { id: true, name: true, employeeNo: true, leftOn: true },
  });
  if (!found || (found.leftOn && found.leftOn.toISOString().slice(0, 10) < today)) {
    const sentence = '지금 일하는 직원이 아닙니다. 다시 찾아 골라 주세요.';
    throw invalid('invalid', sentence, { personId: sentence });
  }
  return found;
}
