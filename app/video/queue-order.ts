/** Which video a free worker takes next, and in which order all will be taken. Pure; seconds throughout. */

/** process: an upload or a cut that is made · cut: a video out of others · higher: further rungs · again: all anew. */
export type WorkKind = 'process' | 'cut' | 'higher' | 'again';

const RANKS: Record<WorkKind, number> = { process: 0, cut: 0, higher: 1, again: 2 };

/** Whether somebody waits for it; the rest is for idle hours. */
export const isUrgent = ({ kind, firstAt }: Pick<Waiting, 'kind' | 'firstAt'>) =>
  firstAt !== null || RANKS[kind] === 0;

export interface Waiting {
  id: string;
  ownerId: string;
  kind: WorkKind;
  /** When the administrator put it before all others; null where nobody did. */
  firstAt: number | null;
  /** Since when it waits. */
  since: number;
}

/** What an owner has of the workers. */
export interface Served {
  /** Videos under way. */
  running: number;
  /** Seconds of work within the last hour. */
  seconds: number;
}
export type ServedOwners = ReadonlyMap<string, Served>;

const NOTHING: Served = { running: 0, seconds: 0 };

/**
 * Put first by the administrator, then what somebody waits for, then whose owner has least under way and was given least
 * lately, then what has waited longest.
 */
export function compareWaiting(served: ServedOwners) {
  const keys = (video: Waiting) => {
    const { running, seconds } = served.get(video.ownerId) ?? NOTHING;
    return [video.firstAt ?? Infinity, RANKS[video.kind], running, seconds, video.since];
  };
  return (a: Waiting, b: Waiting): number => {
    const others = keys(b);
    const different = keys(a).findIndex((key, i) => key !== others[i]);
    if (different < 0) return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    return keys(a)[different]! < others[different]! ? -1 : 1;
  };
}

export interface FreeSlots {
  /** Of those that take only what somebody waits for. */
  urgent: number;
  /** The one more that takes the rest; given only where this process does nothing that somebody waits for. */
  idle: boolean;
}

/** What a worker with these slots takes; null where nothing is for it. */
export function chooseNext<T extends Waiting>(
  waiting: readonly T[],
  served: ServedOwners,
  free: FreeSlots,
): T | null {
  const compare = compareWaiting(served);
  const next = waiting.reduce<T | null>(
    (best, each) => (best && compare(best, each) <= 0 ? best : each),
    null,
  );
  if (!next) return null;
  return (isUrgent(next) ? free.urgent > 0 : free.idle) ? next : null;
}
