/** Headers and gates in front of everything: a nonce CSP, and an Origin that must be ours for whatever changes state. */
import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { foreignOrigin, originOfMessage } from './origin';

/** helmet with a nonce for scripts; styles, images, media and sockets only from here. */
export function securityHeaders(options: { development: boolean; secure: boolean }): RequestHandler[] {
  const nonce: RequestHandler = (_request, response, next) => {
    response.locals['nonce'] = randomBytes(16).toString('base64');
    next();
  };
  const scriptNonce = (_request: unknown, response: unknown) =>
    `'nonce-${(response as Response).locals['nonce']}'`;
  return [
    nonce,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: options.development ? ["'self'", "'unsafe-inline'"] : ["'self'", scriptNonce],
          styleSrc: options.development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: ["'self'", 'blob:'],
          workerSrc: ["'self'", 'blob:'],
          connectSrc: ["'self'", 'ws:', 'wss:'],
          fontSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: options.secure ? { maxAge: 15_552_000 } : false,
      // With `no-referrer` browsers send Origin: null on plain form posts, and our own gate would refuse them.
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
      originAgentCluster: false,
      crossOriginOpenerPolicy: options.secure ? { policy: 'same-origin' } : false,
    }) as unknown as RequestHandler,
  ];
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** 403 `origin` for a state-changing call from elsewhere, or from nowhere. */
export function requireOwnOrigin(own: { origin: string | undefined; trustProxy: boolean }): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (SAFE.has(request.method) || request.get('origin') === originOfMessage(request, own)) return next();
    response.status(403).json(foreignOrigin().toBody());
  };
}
