// A client that knows the public contract and nothing of the code: cookies, Origin, JSON.
export interface ApiAnswer<T = Record<string, unknown>> {
  status: number;
  data: T;
  headers: Headers;
}

export class ApiClient {
  readonly cookies = new Map<string, string>();
  constructor(readonly origin: string) {}

  async fetch(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers: Record<string, string> = { ...(cookie ? { cookie } : {}), ...init.headers };
    if ((init.method ?? 'GET') !== 'GET') headers['origin'] ??= this.origin;
    const response = await fetch(new URL(path, this.origin), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async api<T = any>(
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
  ): Promise<ApiAnswer<T>> {
    const sent =
      body === undefined
        ? {}
        : {
            body: type === 'application/json' ? JSON.stringify(body) : String(body),
            headers: { 'content-type': type },
          };
    const response = await this.fetch(`/api/v1${path}`, { method, ...sent });
    const text = await response.text();
    let data: unknown = text;
    try {
      data = JSON.parse(text);
    } catch {
      // Not JSON: the test sees the text.
    }
    return { status: response.status, data: data as T, headers: response.headers };
  }

  signIn(employeeNo: string, password = PASSWORD): Promise<Response> {
    return this.fetch('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ employeeNo, password }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }
}

export const PASSWORD = 'a-long-test-password';
