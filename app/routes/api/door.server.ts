/** The door of /api/v1: JSON in, JSON out, errors as the contract says. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import { AppError, asAppError, invalid, unauthenticated } from '~/platform/errors';
import { errorResponse } from '../door.server';

const LARGEST_BODY_BYTES = 1024 * 1024;

export interface ApiCall {
  context: RequestContext;
  person: Person;
  /** The path's `:id`, or an empty string. */
  id: string;
  params: Record<string, string | undefined>;
  url: URL;
  request: Request;
  /** The JSON body; throws `invalid` when it is not JSON. */
  json(): Promise<unknown>;
  bytes(): Promise<Uint8Array>;
}

type Handler = (call: ApiCall) => unknown;
const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = () =>
    new AppError('too-large', 'too-large', '보낸 내용이 1 MB를 넘습니다. 줄여서 다시 보내 주세요.');
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY_BYTES) throw tooLarge();
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > LARGEST_BODY_BYTES) throw tooLarge();
  return new Uint8Array(bytes);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('not-utf8', '보낸 내용이 UTF-8이 아닙니다. UTF-8로 저장해 다시 보내 주세요.');
  }
}

async function answer(args: LoaderFunctionArgs | ActionFunctionArgs, handler: Handler): Promise<Response> {
  try {
    const context = args.context as RequestContext;
    const { person } = context;
    if (!person) throw unauthenticated();
    const url = new URL(args.request.url);
    if (person.mustChangePassword && url.pathname !== '/api/v1/me') {
      throw new AppError(
        'forbidden',
        'password-change-required',
        '먼저 비밀번호를 바꿔 주세요. 설정에서 바꿀 수 있습니다.',
      );
    }
    const id = args.params['id'] ?? '';
    if (id && !isUuid.test(id)) throw new AppError('not-found', 'not-found', '찾는 것이 없습니다.');
    const bytes = () => readBytes(args.request);
    const json = async () => {
      const body = decode(await bytes());
      if (body.trim() === '') return {};
      try {
        return JSON.parse(body) as unknown;
      } catch {
        throw invalid('not-json', '보낸 내용이 올바른 JSON이 아닙니다.');
      }
    };
    const result = await handler({
      context,
      person,
      id,
      params: args.params,
      url,
      request: args.request,
      json,
      bytes,
    });
    return result instanceof Response
      ? result
      : Response.json(result, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof AppError) return errorResponse(error);
    if (error instanceof Response) return error;
    (args.context as RequestContext).log.error(
      { err: error, path: new URL(args.request.url).pathname },
      'api',
    );
    const told = asAppError(error);
    if (told) return errorResponse(told);
    return Response.json(
      { error: { code: 'internal', message: '서버에서 문제가 생겼습니다. 잠시 뒤 다시 해 주세요.' } },
      { status: 500 },
    );
  }
}

export const apiLoader = (handler: Handler) => (args: LoaderFunctionArgs) => answer(args, handler);

/** An action that answers the named methods; others get 405. */
export const apiAction = (handlers: Partial<Record<'POST' | 'PUT' | 'PATCH' | 'DELETE', Handler>>) => {
  return (args: ActionFunctionArgs) => {
    const handler = handlers[args.request.method as keyof typeof handlers];
    return handler ? answer(args, handler) : notAllowed(Object.keys(handlers));
  };
};

const notAllowed = (allowed: string[]) =>
  Response.json(
    { error: { code: 'method-not-allowed', message: '이 주소에서 쓸 수 없는 방법입니다.' } },
    { status: 405, headers: { allow: allowed.join(', ') } },
  );

/** The loader of an address that only takes, by the methods of its action. */
export const takesOnly =
  (...allowed: string[]) =>
  () =>
    notAllowed(allowed);

export const created = (body: unknown) =>
  Response.json(body, { status: 201, headers: { 'cache-control': 'no-store' } });
