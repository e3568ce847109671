/** Who is in which lesson's talk, told at most every two seconds. */
export interface Presence {
  enter(lessonId: string, personId: string): void;
  leave(lessonId: string, personId: string): void;
  /** People, not devices. */
  count(lessonId: string): Promise<number>;
  stop(): void;
}

/** How several servers know of each other's people; each is forgotten unless named again. */
export interface SharedPresence {
  /** Answers with how many are there on all servers. */
  set(lessonId: string, given: { here: string[]; gone: string[] }): Promise<number>;
  count(lessonId: string): Promise<number>;
}

const TELL_EVERY_MS = 2000;
/** Well within what `shared-presence` remembers. */
const RENEW_EVERY_MS = 20_000;

export function createPresence(
  tell: (lessonId: string, count: number) => void,
  shared?: SharedPresence | undefined,
): Presence {
  /** Devices by person, by lesson. */
  const rooms = new Map<string, Map<string, number>>();
  /** Those who left, by lesson that is to be told. */
  const changed = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  const peopleOf = (lessonId: string) => [...(rooms.get(lessonId)?.keys() ?? [])];
  const mine = (lessonId: string) => rooms.get(lessonId)?.size ?? 0;
  /** Without the others' numbers this server's own are better than none. */
  const orMine = (lessonId: string, asked: Promise<number> | undefined) =>
    asked
      ? asked.then(
          (number) => Math.max(number, mine(lessonId)),
          () => mine(lessonId),
        )
      : Promise.resolve(mine(lessonId));
  const share = (lessonId: string, gone: string[]) =>
    orMine(lessonId, shared?.set(lessonId, { here: peopleOf(lessonId), gone }));
  const tellAll = () => {
    for (const [lessonId, gone] of changed)
      void share(lessonId, [...gone]).then((number) => tell(lessonId, number));
    changed.clear();
  };
  const note = (lessonId: string, left?: string) => {
    const gone = changed.get(lessonId) ?? new Set<string>();
    changed.set(lessonId, gone);
    if (left) gone.add(left);
    timer ??= setTimeout(() => {
      timer = undefined;
      tellAll();
    }, TELL_EVERY_MS).unref();
    return gone;
  };
  const renewal = shared
    ? setInterval(() => [...rooms.keys()].forEach((lessonId) => note(lessonId)), RENEW_EVERY_MS).unref()
    : undefined;
  return {
    enter(lessonId, personId) {
      const room = rooms.get(lessonId) ?? new Map<string, number>();
      rooms.set(lessonId, room);
      room.set(personId, (room.get(personId) ?? 0) + 1);
      note(lessonId).delete(personId);
    },
    leave(lessonId, personId) {
      const room = rooms.get(lessonId);
      const devices = (room?.get(personId) ?? 0) - 1;
      if (devices > 0) return void room?.set(personId, devices);
      room?.delete(personId);
      if (room?.size === 0) rooms.delete(lessonId);
      note(lessonId, personId);
    },
    count: (lessonId) => orMine(lessonId, shared?.count(lessonId)),
    stop() {
      clearTimeout(timer);
      clearInterval(renewal);
      // The others see them go at once and not when they are forgotten.
      for (const lessonId of rooms.keys()) void share(lessonId, peopleOf(lessonId));
    },
  };
}
