/**
 * The frame of every change its makers make: who, in which state, then the change in one transaction that starts by
 * taking the lesson's row, so that a submit or publish at the same moment either sees all of it or refuses it.
 */
import type { Context } from '~/platform/context';
import { conflict } from '~/platform/errors';
import type { Prisma } from '~/platform/generated/prisma/client';
import type { Person } from '~/people/person';
import { buildLessonView } from './build-lesson-view.server';
import type { LessonStatus, LessonView } from './lesson';
import { requireLesson, type LessonRecord } from './require-lesson.server';

export type LessonWriter = Prisma.TransactionClient;

export interface LessonChange extends Pick<Context, 'db' | 'now'> {
  person: Person;
  lessonId: string;
}

const editable: LessonStatus[] = ['draft', 'returned', 'withdrawn', 'published'];

/** The sentence for a change that the lesson's state forbids. */
export function refuseState(status: string): never {
  if (status === 'submitted') {
    throw conflict('lesson-submitted', '검토를 기다리는 강의입니다. 고치려면 먼저 회수해 주세요.');
  }
  throw conflict('lesson-state', '강의의 상태가 바뀌어 이 일을 할 수 없습니다. 새로 고친 뒤 다시 해 주세요.');
}

/** Runs `change` with the lesson's row locked; answers the lesson as its author sees it. */
export async function editLesson(
  { db, now, person, lessonId }: LessonChange,
  change: (tx: LessonWriter, record: LessonRecord) => Promise<unknown>,
): Promise<LessonView> {
  const { lesson } = await requireLesson({ db, person, lessonId, permission: 'lesson.edit' });
  if (!editable.includes(lesson.status as LessonStatus)) refuseState(lesson.status);
  await db.prisma.$transaction(async (tx) => {
    const taken = await tx.lesson.updateMany({
      where: { id: lessonId, status: { in: editable } },
      data: { updatedAt: now },
    });
    if (taken.count === 0) refuseState('submitted');
    // Read again under the lock: an older picture may have missed a new version, or that one is no co-author any more.
    await change(
      tx,
      await requireLesson({ db: { prisma: tx }, person, lessonId, permission: 'lesson.edit' }),
    );
  });
  const record = await requireLesson({ db, person, lessonId });
  return buildLessonView({ db, record, audience: 'author' });
}
