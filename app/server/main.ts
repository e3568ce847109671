/**
 * The one process. It imports no product code: it loads the Remix build and takes the platform that the build's entry
 * exports, so that routes, sockets and jobs share one module graph and one database handle.
 */
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import { readEnv } from '../platform/env.server';
import { createLog } from '../platform/log.server';
import { measureRequests, writeMetrics } from './http/metrics';
import { requireOwnOrigin, securityHeaders } from './http/security';
import type { Platform, StartPlatform } from './registry';

const development = process.env['NODE_ENV'] === 'development';

type Build = ServerBuild & { entry: { module: { startPlatform: StartPlatform } } };

async function loadBuild() {
  if (!development) {
    const file = path.resolve('build/server/index.js');
    const build = (await import(pathToFileURL(file).href)) as unknown as Build;
    return { build, getBuild: () => Promise.resolve(build), vite: undefined };
  }
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ server: { middlewareMode: true } });
  const getBuild = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<Build>;
  return { build: await getBuild(), getBuild, vite };
}

async function main() {
  const env = readEnv(process.env);
  const log = createLog(env.logLevel);
  const { build, getBuild, vite } = await loadBuild();
  const platform: Platform = await build.entry.module.startPlatform({ env, log });

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env.trustProxy ? 1 : false);
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const ready = await platform.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not-ready' });
  });
  app.use(measureRequests);
  app.get('/metrics', async (request, response, next) => {
    if (await platform.mayReadMetrics(request)) return writeMetrics(request, response, next);
    response.status(404).end();
  });
  app.use('/media', platform.media);
  app.use(securityHeaders({ development, secure: env.origin?.startsWith('https:') ?? false }));
  app.use(requireOwnOrigin(env.origin));
  app.use(platform.api);
  app.use(compression());
  if (vite) app.use(vite.middlewares);
  else {
    app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', index: false }));
    app.use('/fonts', express.static('build/client/fonts', { maxAge: '30d', index: false }));
    app.use(express.static('build/client', { maxAge: '1h', index: false }));
  }
  app.all(
    '*',
    createRequestHandler({
      build: vite ? getBuild : build,
      getLoadContext: (request, response) => platform.context(request, String(response.locals['nonce'] ?? '')) as Promise<AppLoadContext>,
    }),
  );

  const server = createServer(app);
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

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const forced = setTimeout(() => process.exit(1), 25_000);
    forced.unref();
    server.close();
    server.closeIdleConnections();
    await platform.stop();
    server.closeAllConnections();
    await vite?.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
