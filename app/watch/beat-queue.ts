/**
 * Beats that the server has not acknowledged, kept in IndexedDB by employee, so that a closed tab, a dead battery or
 * the next person on a shared tablet loses none. Where IndexedDB is refused (private windows), memory serves.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Interval } from './interval-tracker';

export interface QueuedBeat {
  employeeNo: string;
  sessionKey: string;
  seq: number;
  lessonId: string;
  intervals: Interval[];
  rate: number;
  /** The sound alone was played; absent = with the picture. */
  mode?: 'listening';
  /** Epoch milliseconds of this device: only its difference to now is ever sent. */
  recordedAtMs: number;
}

export interface BeatQueue {
  put(beat: QueuedBeat): Promise<void>;
  remove(beat: Pick<QueuedBeat, 'employeeNo' | 'sessionKey' | 'seq'>): Promise<void>;
  /** This employee's, oldest first. */
  list(employeeNo: string): Promise<QueuedBeat[]>;
}

interface Schema extends DBSchema {
  beats: { key: [string, string, number]; value: QueuedBeat; indexes: { employee: string } };
}

const byAge = (a: QueuedBeat, b: QueuedBeat) => a.recordedAtMs - b.recordedAtMs || a.seq - b.seq;

function memoryQueue(): BeatQueue {
  const beats = new Map<string, QueuedBeat>();
  const keyOf = (beat: Pick<QueuedBeat, 'employeeNo' | 'sessionKey' | 'seq'>) =>
    `${beat.employeeNo} ${beat.sessionKey} ${beat.seq}`;
  return {
    put: (beat) => Promise.resolve(void beats.set(keyOf(beat), beat)),
    remove: (beat) => Promise.resolve(void beats.delete(keyOf(beat))),
    list: (employeeNo) =>
      Promise.resolve([...beats.values()].filter((beat) => beat.employeeNo === employeeNo).sort(byAge)),
  };
}

function databaseQueue(db: IDBPDatabase<Schema>): BeatQueue {
  return {
    put: async (beat) => void (await db.put('beats', beat)),
    remove: ({ employeeNo, sessionKey, seq }) => db.delete('beats', [employeeNo, sessionKey, seq]),
    list: async (employeeNo) => (await db.getAllFromIndex('beats', 'employee', employeeNo)).sort(byAge),
  };
}

let opened: Promise<BeatQueue> | undefined;

/** The one queue of this browser. */
export function openBeatQueue(): Promise<BeatQueue> {
  if (!('indexedDB' in globalThis)) return (opened ??= Promise.resolve(memoryQueue()));
  opened ??= openDB<Schema>('institute-beats', 1, {
    upgrade(db) {
      const store = db.createObjectStore('beats', { keyPath: ['employeeNo', 'sessionKey', 'seq'] });
      store.createIndex('employee', 'employeeNo');
    },
  }).then(databaseQueue, memoryQueue);
  return opened;
}
