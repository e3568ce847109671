/** The whole queue in the order in which it will be served, with what is known of when. Pure; seconds throughout. */
import { compareWaiting, isUrgent, type Served, type ServedOwners, type Waiting } from './queue-order';

export type Estimated = Waiting & {
  /** How long its work takes; null where nothing like it was measured. */
  workSeconds: number | null;
};

export interface Running {
  ownerId: string;
  /** Null where it is not known. */
  leftSeconds: number | null;
}

export interface Planned {
  id: string;
  /** How many are before it, those under way included. */
  ahead: number;
  /** Until its work begins; null where that is not known, and for what waits for idle hours. */
  startsInSeconds: number | null;
}

/** Stands for work of unknown length where only the order is asked. */
const USUAL_SECONDS = 60;

interface Slot {
  freeAt: number;
  known: boolean;
  ownerId: string | null;
}

/** `running`: what somebody waits for and is worked on. `slots`: of all living workers together. */
export function planQueue(given: {
  waiting: readonly Estimated[];
  running: readonly Running[];
  slots: number;
  served: ServedOwners;
}): Planned[] {
  const seconds = new Map([...given.served].map(([id, each]) => [id, each.seconds]));
  const slots: Slot[] = given.running.map(({ ownerId, leftSeconds }) => ({
    freeAt: leftSeconds ?? USUAL_SECONDS,
    known: leftSeconds !== null,
    ownerId,
  }));
  while (slots.length < given.slots) slots.push({ freeAt: 0, known: true, ownerId: null });
  const left = [...given.waiting];
  const planned: Planned[] = [];
  while (left.length > 0) {
    const slot = slots.reduce((a, b) => (b.freeAt < a.freeAt ? b : a), slots[0] ?? nobody());
    const servedThen = new Map<string, Served>();
    for (const [id, sum] of seconds) servedThen.set(id, { running: 0, seconds: sum });
    for (const { ownerId, freeAt } of slots) {
      if (!ownerId || freeAt <= slot.freeAt) continue;
      const { running, seconds: sum } = servedThen.get(ownerId) ?? { running: 0, seconds: 0 };
      servedThen.set(ownerId, { running: running + 1, seconds: sum });
    }
    const compare = compareWaiting(servedThen);
    const next = left.reduce((best, each) => (compare(best, each) <= 0 ? best : each));
    left.splice(left.indexOf(next), 1);
    const known = slot.known && slots.length > 0 && isUrgent(next);
    const ahead = given.running.length + planned.length;
    planned.push({ id: next.id, ahead, startsInSeconds: known ? slot.freeAt : null });
    const work = next.workSeconds ?? USUAL_SECONDS;
    seconds.set(next.ownerId, (seconds.get(next.ownerId) ?? 0) + work);
    slot.freeAt += work;
    slot.known &&= next.workSeconds !== null;
    slot.ownerId = next.ownerId;
  }
  return planned;
}

const nobody = (): Slot => ({ freeAt: 0, known: false, ownerId: null });
