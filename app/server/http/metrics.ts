/** Prometheus figures of the process and of requests by kind of path. */
import type { RequestHandler } from 'express';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const seconds = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer, by kind of path, method and status.',
  labelNames: ['kind', 'method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [registry],
});

const kindOf = (path: string) =>
  path.startsWith('/media/')
    ? 'media'
    : path.startsWith('/api/v1/beats')
      ? 'beats'
      : path.startsWith('/api/')
        ? 'api'
        : path.startsWith('/assets/')
          ? 'asset'
          : 'page';

export const measureRequests: RequestHandler = (request, response, next) => {
  const end = seconds.startTimer({ kind: kindOf(request.path), method: request.method });
  response.on('finish', () => end({ status: String(response.statusCode) }));
  next();
};

export const writeMetrics: RequestHandler = async (_request, response) => {
  response.type(registry.contentType).send(await registry.metrics());
};
