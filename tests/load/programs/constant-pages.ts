// The bare limit of a page: the build's own React tree, rendered from what its loaders answered the first time. No
// database, no session, no headers of ours.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express from 'express';
import { readEnv } from '../../../app/platform/env.server';
import { createLog } from '../../../app/platform/log.server';
import type { InstituteBuild } from '../../../app/server/create-app';

const build = (await import(
  pathToFileURL(path.resolve('build/server/index.js')).href
)) as unknown as InstituteBuild;
const platform = await build.entry.module.startPlatform({
  env: readEnv(process.env),
  log: createLog('error'),
});

function once<T extends unknown[], R>(work: (...given: T) => R) {
  let kept: { value: R } | undefined;
  return (...given: T): R => (kept ??= { value: work(...given) }).value;
}
const routes: ServerBuild['routes'] = {};
for (const [id, route] of Object.entries(build.routes)) {
  const loader = route?.module.loader;
  if (route) routes[id] = loader ? { ...route, module: { ...route.module, loader: once(loader) } } : route;
}
const context = once(
  (request: express.Request) => platform.context(request, 'bench') as Promise<AppLoadContext>,
);

const app = express();
app.all(
  '*',
  createRequestHandler({ build: { ...build, routes }, getLoadContext: (request) => context(request) }),
);
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
process.on('SIGTERM', () => {
  server.closeAllConnections();
  void platform.stop().then(() => process.exit(0));
});
