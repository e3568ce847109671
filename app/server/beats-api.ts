/**
 * POST /api/v1/beats on Node's own http, in front of Express: own origin → person → zod → the batcher, answered after
 * the commit. Thousands a second pass here, and Express's middleware would cost more than the beat itself.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, invalid, unauthenticated } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import type { Log } from '~/platform/log.server';
import { beatInput } from '~/progress/beat-schema';
import type { BeatBatcher } from '~/progress/beat-batcher.server';
import { foreignOrigin, originOfMessage } from './http/origin';
import type { RenewMedia } from './media-renewal';
import type { SessionCache } from './session-cache';

const PATH = '/api/v1/beats';
/** 200 intervals of two numbers are about 4 kB; hostile bodies end here. */
const LARGEST_BODY_BYTES = 256 * 1024;

interface BeatsApi {
  sessions: SessionCache;
  batcher: BeatBatcher;
  renewMedia: RenewMedia;
  /** ORIGIN and TRUST_PROXY. */
  origin: string | undefined;
  trustProxy: boolean;
  log: Log;
}

/** Answers a beat and returns true; false = the request is for somebody else. */
export type BeatsHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

export function createBeatsApi(api: BeatsApi): BeatsHandler {
  return (request, response) => {
    if (request.method !== 'POST' || request.url?.split('?', 1)[0] !== PATH) return false;
    answer(api, request, response).catch((error: unknown) => writeError(response, error, api.log));
    return true;
  };
}

async function answer(api: BeatsApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const origin = originOfMessage(request, api);
  if (request.headers.origin !== origin) throw foreignOrigin();
  const body = readBody(request);
  // Both at once; a body that fails while the person is sought must not go unheard.
  body.catch(() => undefined);
  const session = await api.sessions.find(request);
  if (!session) throw unauthenticated();
  if (session.person.mustChangePassword) {
    throw new AppError('forbidden', 'password-change-required', '먼저 비밀번호를 바꿔 주세요.');
  }
  const beat = parseInput(beatInput, parseJson(await body));
  const result = await api.batcher.submit(session.person.id, beat);
  const cookies = await api.renewMedia(session.person.id, beat.sessionKey, origin.startsWith('https:'));
  write(response, 200, result, cookies.length ? { 'set-cookie': cookies } : {});
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY_BYTES) chunks.push(chunk);
      // Read on a little, so that an honest client hears the answer; whoever goes on after that is cut.
      else if (size > 16 * LARGEST_BODY_BYTES) request.destroy();
    });
    request.on('end', () => {
      if (size <= LARGEST_BODY_BYTES) return resolve(Buffer.concat(chunks));
      const sentence = '보낸 내용이 너무 큽니다. 구간을 200개까지 나누어 보내 주세요.';
      reject(new AppError('too-large', 'too-large', sentence));
    });
    request.on('error', reject);
    // An error is costly to make, and a request also closes when all is well.
    request.on('close', () => request.complete || reject(new Error('the request was cut')));
  });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw invalid('not-json', '보낸 내용이 올바른 JSON이 아닙니다.');
  }
}

function write(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string | string[]>,
) {
  if (response.destroyed || response.headersSent) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(text);
}

function writeError(response: ServerResponse, error: unknown, log: Log) {
  if (error instanceof AppError) {
    const { retryAfterSeconds } = error.detail;
    write(
      response,
      error.status,
      error.toBody(),
      retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
    );
    return;
  }
  log.error({ err: error }, 'beats');
  // 503: the player keeps the beat and sends it again.
  const message = '서버에서 문제가 생겼습니다. 기록은 휴대전화에 남아 있으니 잠시 뒤 다시 보냅니다.';
  write(response, 503, { error: { code: 'unavailable', message } }, { 'retry-after': '5' });
}
