/**
 * Several servers as one: what one of them says to its sockets goes through a Redis stream to those of the others.
 * Redis holds nothing that would be missed. While it is away each server goes on alone, and once it is back everybody is
 * told to ask for what came meanwhile.
 */
import { createClient } from '@redis/client';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Log } from '~/platform/log.server';

export interface RedisLink {
  /** For the server of the sockets. */
  adapter: ReturnType<typeof createAdapter>;
  client: RedisClient;
  /** Calls whenever Redis answers again after it was away. */
  onBack(tell: () => void): void;
  stop(): void;
}

/** Packets that the stream keeps; a server that was away for longer asks the database. */
const STREAM_LENGTH = 10_000;
const LONGEST_WAIT_MS = 5_000;
/** Also how long the reading connection outlives a stop. */
const BLOCK_MS = 1_000;

const connectTo = (url: string, disableOfflineQueue: boolean) =>
  createClient({
    ...{ url, disableOfflineQueue, pingInterval: 5_000 },
    socket: {
      connectTimeout: 5_000,
      // A connection that is there and dead: pings and reads answer more often than this.
      socketTimeout: 15_000,
      reconnectStrategy: (retries: number) => Math.min(LONGEST_WAIT_MS, 100 * 2 ** retries),
    },
  });
export type RedisClient = ReturnType<typeof connectTo>;

export function openRedisLink(url: string, log: Log): RedisLink {
  // Nothing waits for a Redis that is away: what cannot be published is at least said to this server's own sockets.
  const client = connectTo(url, true);
  const listeners: (() => void)[] = [];
  let away = false;
  client.on('error', (error: unknown) => {
    if (!away) log.error({ err: error }, 'Redis is away; this server tells its own sockets only');
    away = true;
  });
  client.on('ready', () => {
    if (away) listeners.forEach((tell) => tell());
    if (away) log.info('Redis is back');
    away = false;
  });

  const facade = Object.assign(client, {
    // The adapter does not wait for what it publishes.
    publish: quietly(client.publish.bind(client)),
    /** The reading connections: these wait, or the adapter would ask again and again without a pause. */
    duplicate: () => {
      const reader = connectTo(url, false);
      return Object.assign(reader, {
        disconnect: () => Promise.resolve(reader.isOpen ? reader.destroy() : undefined),
      });
    },
  });
  void client.connect().catch(() => undefined);
  return {
    adapter: createAdapter(facade, {
      streamName: 'institute:sockets',
      channelPrefix: 'institute:sockets',
      maxLen: STREAM_LENGTH,
      blockTimeInMs: BLOCK_MS,
      onlyPlaintext: true,
    }),
    client,
    onBack: (tell) => void listeners.push(tell),
    stop: () => (client.isOpen ? client.destroy() : undefined),
  };
}

const quietly =
  <Args extends unknown[]>(publish: (...args: Args) => Promise<number>) =>
  (...args: Args) =>
    publish(...args).catch(() => 0);
