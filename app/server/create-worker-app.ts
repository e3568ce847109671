/** What a worker answers: whether it lives, whether it can work, and its figures to this machine. */
import type { RequestListener } from 'node:http';
import express from 'express';
import { writeMetrics } from './http/metrics';
import { isOwnMachine } from './http/own-machine';
import type { WorkerPlatform } from './start-worker';

export function createWorkerListener(worker: Pick<WorkerPlatform, 'isReady'>): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const ready = await worker.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not-ready' });
  });
  app.get('/metrics', (request, response, next) => {
    if (isOwnMachine(request)) return void writeMetrics(request, response, next);
    response.status(404).end();
  });
  app.use((_request, response) => void response.status(404).end());
  return app;
}
