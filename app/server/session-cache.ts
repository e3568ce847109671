/**
 * Who is behind a session cookie, remembered for half a minute so that beats and segments do not ask the database
 * each time. Revoking on this server empties it at once; on another server it counts after that half minute.
 */
import type { IncomingMessage } from 'node:http';
import DataLoader from 'dataloader';
import { findSessions, type FoundSession } from '~/people/find-sessions.server';
import { touchSessions } from '~/people/manage-sessions.server';
import { readSessionToken } from '~/people/session-cookie';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';

const FRESH_MS = 30_000;
const TOUCH_AFTER_MS = 5 * 60_000;
const LARGEST = 10_000;

export interface SessionCache {
  find(request: Pick<IncomingMessage, 'headers'>): Promise<FoundSession | null>;
  forget(): void;
}

export function createSessionCache(db: Db, clock: Clock, timeZone: string): SessionCache {
  let cache = new Map<string, { at: number; found: Promise<FoundSession | null> }>();
  const load = async (tokens: readonly string[]) => {
    const now = clock.now();
    const found = await findSessions({ db, now, timeZone, tokens });
    const toTouch = found.filter(
      (session) => session && now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS,
    );
    if (toTouch.length > 0) {
      const sessionIds = toTouch.map((session) => session!.sessionId);
      await touchSessions({ db, now, sessionIds }).catch(() => undefined);
    }
    return found;
  };
  // Everybody who came in the same half minute is asked for again in the same half minute: one statement for many.
  const loader = new DataLoader(load, { cache: false, maxBatchSize: 200, batchScheduleFn: setImmediate });
  return {
    async find(request) {
      const token = readSessionToken(request.headers.cookie);
      if (!token) return null;
      const at = performance.now();
      const known = cache.get(token);
      if (known && at - known.at < FRESH_MS) return known.found;
      // The oldest goes; a whole new cache would ask for everybody at once.
      if (cache.size >= LARGEST) cache.delete(cache.keys().next().value!);
      cache.delete(token);
      const found = loader.load(token);
      cache.set(token, { at, found });
      found.catch(() => cache.delete(token));
      return found;
    },
    forget() {
      cache = new Map();
    },
  };
}
