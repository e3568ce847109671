/** The last door: what no other one caught, most often because the database is away while a request's person is sought. */
import type { ErrorRequestHandler } from 'express';
import { databaseAway, RETRY_SECONDS } from '../../platform/errors';

const sentences = {
  unavailable: databaseAway().message,
  invalid: '주소나 보낸 내용의 형식이 올바르지 않습니다.',
};

/** 503 in the contract's shape below /api, else as plain text; 400 where Express itself could not read the request. */
export function answerUncaught(note: (error: unknown, path: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status = (error as { status?: unknown } | null)?.status;
    const code = typeof status === 'number' && status >= 400 && status < 500 ? 'invalid' : 'unavailable';
    if (code === 'unavailable') note(error, request.path);
    if (response.headersSent) return next(error);
    response.status(code === 'invalid' ? 400 : 503).setHeader('cache-control', 'no-store');
    if (code === 'unavailable') response.setHeader('retry-after', RETRY_SECONDS);
    const message = sentences[code];
    if (request.path.startsWith('/api/')) response.json({ error: { code, message } });
    else response.type('text/plain').send(message);
  };
}
