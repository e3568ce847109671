/** The people of a talk on all servers: a sorted set in Redis by when each was last named. */
import type { SharedPresence } from './chat-presence';
import type { RedisClient } from './redis-link';

/** A server that died takes its people along after so long. */
const REMEMBERED_MS = 60_000;

const keyOf = (lessonId: string) => `institute:presence:${lessonId}`;

export function createSharedPresence(client: RedisClient): SharedPresence {
  return {
    count: (lessonId) => client.zCard(keyOf(lessonId)),
    async set(lessonId, { here, gone }) {
      const key = keyOf(lessonId);
      // Redis keeps no clock of ours: all servers' clocks need only agree within the minute.
      const now = Date.now();
      const named = here.filter((id) => !gone.includes(id));
      const steps = client.multi();
      if (gone.length > 0) steps.zRem(key, gone);
      if (named.length > 0)
        steps.zAdd(
          key,
          named.map((value) => ({ value, score: now })),
        );
      steps.zRemRangeByScore(key, '-inf', now - REMEMBERED_MS);
      steps.pExpire(key, REMEMBERED_MS);
      steps.zCard(key);
      return Number((await steps.exec()).at(-1));
    },
  };
}
