/** Who may not write hears until when, counting all that stands against them there and not only what was done last. */
import { findMutedUntil, listLessonMutes, listMutedIds } from '~/chat/list-muted.server';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

interface Muted {
  /** Null = everywhere. */
  lessonId: string | null;
  /** Null = may write again. */
  until: Date | null;
  /** With a mute of everywhere: the lessons where something else stands as well, and what counts there. */
  untilIn?: Record<string, Date>;
}

export interface MutedTelling {
  sendMuted(personId: string, muted: Muted): void;
  /** To those who look after it: who may not write there. */
  sendMutedIds(lessonId: string, mutedIds: string[]): void;
}

/** Once it is committed; `lessonId` null = it was done everywhere. */
export async function tellMuted(
  { db, clock, ...told }: MutedTelling & { db: Db; clock: Clock },
  personId: string,
  lessonId: string | null,
): Promise<void> {
  const now = clock.now();
  const until = await findMutedUntil(db.sql, { personId, lessonId, now });
  if (lessonId === null) {
    const untilIn = await listLessonMutes({ db, now }, personId);
    return told.sendMuted(personId, { lessonId, until, untilIn });
  }
  told.sendMuted(personId, { lessonId, until });
  told.sendMutedIds(lessonId, await listMutedIds({ db, now }, lessonId));
}
