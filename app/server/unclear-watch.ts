/** After a question: does it stand where others asked? One look at a lesson at a time, and one more for what came meanwhile. */
import { noteUnclearPlaces } from '~/knowledge/note-unclear-places.server';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import type { Log } from '~/platform/log.server';

export interface UnclearWatch {
  note(lessonId: string): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

export function createUnclearWatch({ db, clock, log }: { db: Db; clock: Clock; log: Log }): UnclearWatch {
  const underWay = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const look = async (lessonId: string) => {
    do {
      again.delete(lessonId);
      // What is missed here the daily job sees.
      await noteUnclearPlaces({ db, now: clock.now(), lessonId }).catch((error: unknown) =>
        log.warn({ err: error, lessonId }, 'unclear places'),
      );
    } while (again.has(lessonId));
    underWay.delete(lessonId);
  };
  return {
    note(lessonId) {
      if (underWay.has(lessonId)) again.add(lessonId);
      else underWay.set(lessonId, look(lessonId));
    },
    async stop() {
      await Promise.all(underWay.values());
    },
  };
}
