/**
 * The one process. It imports no product code: it loads the Remix build and takes the platform that the build's entry
 * exports, so that routes, sockets and jobs share one module graph and one database handle.
 */
import { createServer, type RequestListener } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEnv } from '../platform/env.server';
import { createLog } from '../platform/log.server';
import { createListener, type InstituteBuild } from './create-app';
import { createWorkerListener } from './create-worker-app';
import type { Platform } from './registry';

async function loadBuild() {
  if (process.env['NODE_ENV'] !== 'development') {
    const file = path.resolve('build/server/index.js');
    const build = (await import(pathToFileURL(file).href)) as unknown as InstituteBuild;
    return { first: build, build, vite: undefined };
  }
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ server: { middlewareMode: true } });
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<InstituteBuild>;
  return { first: await build(), build, vite };
}

/** What this process serves, of either role. */
interface Served extends Pick<Platform, 'greeting' | 'startJobs' | 'stop'> {
  listener: RequestListener;
  attachRealtime?: Platform['attachRealtime'];
}

async function main() {
  const env = readEnv(process.env);
  const log = createLog(env.logLevel);
  const { first, build, vite } = await loadBuild();
  let stop = async () => {};
  let asked: string | undefined;
  const onSignal = (signal: string) => {
    if (asked) return;
    asked = signal;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    const onStopped = () => process.exit(0);
    const onFailed = (error: unknown) => {
      log.error({ err: error }, 'the stop failed');
      process.exit(1);
    };
    // A start that fails ends the process below, with its sentence.
    void starting.then(
      () => stop().then(onStopped, onFailed),
      () => undefined,
    );
  };
  // Before anything starts: a Ctrl-C in the middle must still end the database that is coming up.
  process.on('SIGTERM', () => onSignal('SIGTERM'));
  process.on('SIGINT', () => onSignal('SIGINT'));
  const { startPlatform, startWorker } = first.entry.module;
  const starting: Promise<Served> =
    env.role === 'worker'
      ? startWorker({ env, log }).then((worker) => ({
          ...worker,
          listener: createWorkerListener(worker),
          greeting: (address) => `Ready: ${address} (worker)\n`,
        }))
      : startPlatform({ env, log }).then((platform) => ({
          ...platform,
          listener: createListener({ env, platform, build, ...(vite ? { assets: vite.middlewares } : {}) }),
        }));
  const platform = await starting;
  stop = async () => platform.stop();
  if (asked) return;

  const server = createServer(platform.listener);
  platform.attachRealtime?.(server);
  stop = async () => {
    server.close();
    server.closeIdleConnections();
    await platform.stop();
    server.closeAllConnections();
    await vite?.close();
  };
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;
  const host = env.host.includes(':') ? `[${env.host}]` : env.host;
  process.stdout.write(platform.greeting(env.origin ?? `http://${host}:${port}`));
  await platform.startJobs();
}

const LONGEST_STOP_MS = 25_000;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
