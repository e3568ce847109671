// Calls a route's loader or action as the server does, with a real database behind the load context.
import type { ActionFunctionArgs } from '@remix-run/node';
import type { Person } from '~/people/person';
import type { RequestContext } from '~/people/request-context';
import type { Db } from '~/platform/db.server';

export const now = new Date('2026-05-11T01:00:00Z');

type Route = (args: ActionFunctionArgs) => Promise<unknown>;

export interface Visit {
  db: Db;
  person: Person | null;
  path: string;
  params?: Record<string, string>;
  /** Present = an action's form; several values repeat the name. */
  form?: Record<string, string | string[]>;
  sessionId?: string;
  /** What the visit put into the queue, and how often cached sessions were forgotten. */
  seen?: { jobs: string[]; forgot: number };
  /** The console unless given: what it says of errors fails a test. */
  log?: RequestContext['log'];
  /** A recogniser of speech is set up. */
  recognises?: boolean;
}

function contextOf({
  db,
  person,
  sessionId = null as never,
  seen,
  log,
  recognises = false,
}: Visit): RequestContext {
  const space = { totalBytes: 100e9, freeBytes: 60e9 };
  return {
    db,
    now,
    timeZone: 'Asia/Seoul',
    storage: { space: () => Promise.resolve(space) } as RequestContext['storage'],
    log: log ?? (console as unknown as RequestContext['log']),
    enqueue: (name) => Promise.resolve(void seen?.jobs.push(name)),
    person,
    sessionId,
    tellTalk: () => undefined,
    ip: '10.0.0.7',
    userAgent: '',
    nonce: '',
    origin: 'http://institute.test',
    secure: false,
    mode: 'production',
    uploadMaxBytes: 4096 * 1024 * 1024,
    editLimits: { quotaBytes: 20e9, reserveBytes: 1e9 },
    recognises,
    institute: { name: '다온시설관리공단', helpContact: '교육담당자' },
    forgetSessions: () => void (seen && (seen.forgot += 1)),
    mediaCookie: (renditionSetId) => `media=${renditionSetId}`,
    processInfo: () => ({
      startedAt: new Date(now.getTime() - 90_000),
      versions: { institute: '0.1.0', node: '20' },
      memoryBytes: 1e8,
      embeddedDatabase: true,
      fence: { account: true, noNetwork: true, limits: true },
      dataDir: '/data',
    }),
  };
}

/** What came out: a value with its status, or the Response that was returned or thrown. */
export async function visit<T = Record<string, unknown>>(
  route: unknown,
  given: Visit,
): Promise<{ status: number; value: T; response: Response | null; headers: Headers }> {
  const init: RequestInit = {};
  if (given.form) {
    const body = new FormData();
    for (const [name, values] of Object.entries(given.form)) {
      for (const value of [values].flat()) body.append(name, value);
    }
    Object.assign(init, { method: 'POST', body });
  }
  const request = new Request(`http://institute.test${given.path}`, init);
  const args = {
    request,
    params: given.params ?? {},
    context: contextOf(given),
  } as unknown as ActionFunctionArgs;
  const out = await (route as Route)(args).catch((error: unknown) => {
    if (error instanceof Response) return error;
    throw error;
  });
  if (out instanceof Response) {
    const json = out.headers.get('content-type')?.includes('json')
      ? ((await out.clone().json()) as T)
      : (null as T);
    return { status: out.status, value: json, response: out, headers: out.headers };
  }
  const wrapped = out as { type?: string; data?: T; init?: ResponseInit | null };
  if (wrapped?.type === 'DataWithResponseInit') {
    return {
      status: wrapped.init?.status ?? 200,
      value: wrapped.data as T,
      response: null,
      headers: new Headers(wrapped.init?.headers),
    };
  }
  return { status: 200, value: out as T, response: null, headers: new Headers() };
}

export interface Refusal {
  error: { code: string; message: string; fields?: Record<string, string> };
}
