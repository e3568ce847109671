/**
 * POST /api/v1/beats without React: Express → zod → the batcher, answered after the commit. It also renews the cookie
 * that fetches segments, so that a long watch never loses its picture.
 */
import express, { type RequestHandler, type Router } from 'express';
import { parseInput } from '~/platform/form';
import { AppError, invalid, unauthenticated } from '~/platform/errors';
import type { Log } from '~/platform/log.server';
import { beatInput } from '~/progress/beat-schema';
import type { BeatBatcher } from '~/progress/beat-batcher.server';
import type { RenewMedia } from './media-renewal';
import type { SessionCache } from './session-cache';

interface BeatsApi {
  sessions: SessionCache;
  batcher: BeatBatcher;
  renewMedia: RenewMedia;
  log: Log;
}

/** 200 intervals of two numbers are about 4 kB; hostile bodies end here. */
const LARGEST_BODY = '256kb';

export function createBeatsApi({ sessions, batcher, renewMedia, log }: BeatsApi): Router {
  const router = express.Router();
  const body: RequestHandler = express.json({ limit: LARGEST_BODY, type: () => true, strict: true });
  router.post('/api/v1/beats', body, async (request, response) => {
    try {
      const session = await sessions.find(request);
      if (!session) throw unauthenticated();
      if (session.person.mustChangePassword) {
        throw new AppError('forbidden', 'password-change-required', '먼저 비밀번호를 바꿔 주세요.');
      }
      const beat = parseInput(beatInput, request.body);
      const answer = await batcher.submit(session.person.id, beat);
      const cookie = await renewMedia(session.person.id, beat.sessionKey, request);
      if (cookie) response.setHeader('set-cookie', cookie);
      response.json(answer);
    } catch (error) {
      writeError(response, error, log);
    }
  });
  const onParseError: express.ErrorRequestHandler = (
    error: { status?: number },
    _request,
    response,
    next,
  ) => {
    if (response.headersSent) return next(error);
    const tooLarge = error.status === 413;
    writeError(
      response,
      tooLarge
        ? new AppError(
            'too-large',
            'too-large',
            '보낸 내용이 너무 큽니다. 구간을 200개까지 나누어 보내 주세요.',
          )
        : invalid('not-json', '보낸 내용이 올바른 JSON이 아닙니다.'),
      log,
    );
  };
  router.use('/api/v1/beats', onParseError);
  return router;
}

function writeError(response: express.Response, error: unknown, log: Log) {
  if (error instanceof AppError) {
    if (error.detail.retryAfterSeconds) response.setHeader('retry-after', error.detail.retryAfterSeconds);
    response.status(error.status).json(error.toBody());
    return;
  }
  log.error({ err: error }, 'beats');
  response
    .status(500)
    .json({
      error: {
        code: 'internal',
        message: '서버에서 문제가 생겼습니다. 기록은 휴대전화에 남아 있으니 잠시 뒤 다시 보냅니다.',
      },
    });
}
