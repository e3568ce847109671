/** The Express app around a platform and the Remix build; the order of what stands in front of what is here. */
import type { RequestListener } from 'node:http';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';
import type { Env } from '../platform/env.server';
import { measureRequests, writeMetrics } from './http/metrics';
import { requireOwnOrigin, securityHeaders } from './http/security';
import { answerUncaught } from './http/uncaught';
import type { Platform, StartPlatform } from './registry';
import type { StartWorker } from './start-worker';

export type InstituteBuild = ServerBuild & {
  entry: { module: { startPlatform: StartPlatform; startWorker: StartWorker } };
};

interface AppOptions {
  env: Env;
  platform: Platform;
  build: InstituteBuild | (() => Promise<InstituteBuild>);
  /** In development Vite serves assets; in production the built ones lie on disk. */
  assets?: RequestHandler;
}

/** Beats first, on Node's own http; everything else through Express. */
export function createListener(options: AppOptions): RequestListener {
  const app = createApp(options);
  return (request, response) => {
    if (!options.platform.beats(request, response)) app(request, response);
  };
}

function createApp({ env, platform, build, assets }: AppOptions): Express {
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
  // Before compression: segments do not shrink, and ranges must stay exact.
  app.use('/media', platform.media);
  app.use(
    securityHeaders({ development: Boolean(assets), secure: env.origin?.startsWith('https:') ?? false }),
  );
  app.use(requireOwnOrigin(env));
  // Before any body parser: uploads are streams.
  app.use(platform.api);
  app.use(compression());
  if (assets) app.use(assets);
  else {
    // The build lays small forms of each file beside it.
    const small = { enableBrotli: true, orderPreference: ['br'], index: false };
    const serveStatic = { immutable: true, maxAge: '1y' };
    app.use('/assets', expressStaticGzip('build/client/assets', { ...small, serveStatic }));
    app.use('/fonts', express.static('build/client/fonts', { maxAge: '30d', index: false }));
    // Only what looks like a file: a page would ask the disk in vain each time.
    app.get(/\.\w+$/, express.static('build/client', { maxAge: '1h', index: false }));
  }
  app.all(
    '*',
    createRequestHandler({
      build,
      getLoadContext: (request, response) =>
        platform.context(request, String(response.locals['nonce'] ?? '')) as Promise<AppLoadContext>,
    }),
  );
  app.use(answerUncaught((error, path) => platform.noteError(error, path)));
  return app;
}
