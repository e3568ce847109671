/** Who is in which lesson's talk on this server, told at most every two seconds. */
export interface Presence {
  enter(lessonId: string, personId: string): void;
  leave(lessonId: string, personId: string): void;
  /** People, not devices. */
  count(lessonId: string): number;
  stop(): void;
}

const TELL_EVERY_MS = 2000;

export function createPresence(tell: (lessonId: string, count: number) => void): Presence {
  /** Devices by person, by lesson. */
  const rooms = new Map<string, Map<string, number>>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const count = (lessonId: string) => rooms.get(lessonId)?.size ?? 0;
  const note = (lessonId: string) => {
    changed.add(lessonId);
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const one of changed) tell(one, count(one));
      changed.clear();
    }, TELL_EVERY_MS).unref();
  };
  return {
    enter(lessonId, personId) {
      const room = rooms.get(lessonId) ?? new Map<string, number>();
      rooms.set(lessonId, room);
      room.set(personId, (room.get(personId) ?? 0) + 1);
      note(lessonId);
    },
    leave(lessonId, personId) {
      const room = rooms.get(lessonId);
      const devices = (room?.get(personId) ?? 0) - 1;
      if (devices > 0) room?.set(personId, devices);
      else room?.delete(personId);
      if (room?.size === 0) rooms.delete(lessonId);
      note(lessonId);
    },
    count,
    stop: () => clearTimeout(timer),
  };
}
