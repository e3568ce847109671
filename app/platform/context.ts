/** What a domain function receives besides its own arguments. */
import type { Db } from './db.server';
import type { Log } from './log.server';
import type { Storage } from './storage.server';

export interface Context {
  db: Db;
  now: Date;
  /** IANA name of the institute's zone. */
  timeZone: string;
}

/** For use cases that touch files or start background work. */
export interface WorkContext extends Context {
  storage: Storage;
  log: Log;
  enqueue: Enqueue;
}

/** Puts a job into the queue. While one of the same name and singletonKey waits, no second one is added. */
export type Enqueue = (
  name: string,
  payload: Record<string, unknown>,
  options: { singletonKey: string; priority?: number; startAfterSeconds?: number },
) => Promise<void>;
