/** The PostgreSQL the institute speaks to: DATABASE_URL, or an embedded one under the data folder. */
import type { Env } from '~/platform/env.server';
import type { Log } from '~/platform/log.server';
import { lockDataFolder } from '~/platform/postgres/data-lock.server';
import { startEmbeddedPostgres } from '~/platform/postgres/embedded-postgres.server';

export interface DatabaseServer {
  connectionString: string;
  embedded: boolean;
  stop(): Promise<void>;
}

export async function openDatabaseServer(env: Env, log: Log): Promise<DatabaseServer> {
  // Several servers share the folder; its mark, which the database has too, keeps those of another institute out.
  if (env.databaseUrl && env.redisUrl)
    return { connectionString: env.databaseUrl, embedded: false, stop: () => Promise.resolve() };
  if (env.databaseUrl) {
    const lock = await lockDataFolder(env.dataDir);
    return {
      connectionString: env.databaseUrl,
      embedded: false,
      stop: () => Promise.resolve(lock.release()),
    };
  }
  const postgres = await startEmbeddedPostgres({
    dataDir: env.dataDir,
    log: { info: (m) => log.info(m), warn: (m) => log.warn(m), error: (m) => log.error(m) },
  });
  return {
    connectionString: postgres.connectionString,
    embedded: true,
    stop: () => postgres.stop(),
  };
}
