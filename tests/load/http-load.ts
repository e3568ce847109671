// A small load generator on node:http with keep-alive. Closed loop: as fast as answers come. Open loop: at a fixed
// rate, with the wait measured from the moment at which the request was due.
import http from 'node:http';

export interface Request {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}
export interface Load {
  perSecond: number;
  bytes: number;
  latenciesMs: number[];
  /** Answers by status; 0 = the connection failed. */
  statuses: Map<number, number>;
}

function createSender(origin: string, connections: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const send = ({ method = 'GET', path, headers = {}, body }: Request) =>
    new Promise<{ status: number; bytes: number }>((resolve) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const request = http.request(
        { agent, hostname, port, method, path, headers: { ...headers, ...length } },
        (response) => {
          let bytes = 0;
          response.on('data', (chunk: Buffer) => (bytes += chunk.length));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
          response.on('error', () => resolve({ status: 0, bytes }));
        },
      );
      request.on('error', () => resolve({ status: 0, bytes: 0 }));
      request.end(body);
    });
  return { send, close: () => agent.destroy() };
}

const emptyLoad = (): Load => ({ perSecond: 0, bytes: 0, latenciesMs: [], statuses: new Map() });
function count(load: Load, { status, bytes }: { status: number; bytes: number }, from: number) {
  load.latenciesMs.push(performance.now() - from);
  load.statuses.set(status, (load.statuses.get(status) ?? 0) + 1);
  load.bytes += bytes;
}

export async function closedLoop(
  origin: string,
  { connections, ms, next }: { connections: number; ms: number; next: () => Request },
): Promise<Load> {
  const { send, close } = createSender(origin, connections);
  const load = emptyLoad();
  const from = performance.now();
  const until = from + ms;
  const work = async () => {
    while (performance.now() < until) {
      const at = performance.now();
      count(load, await send(next()), at);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  load.perSecond = (load.latenciesMs.length * 1000) / (performance.now() - from);
  close();
  return load;
}

export async function openLoop(
  origin: string,
  { perSecond, ms, next }: { perSecond: number; ms: number; next: () => Request },
): Promise<Load> {
  const { send, close } = createSender(origin, 512);
  const load = emptyLoad();
  const from = performance.now();
  const under: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    let sent = 0;
    const timer = setInterval(() => {
      const now = performance.now();
      for (
        const due = Math.floor((Math.min(now, from + ms) - from) * (perSecond / 1000));
        sent < due;
        sent++
      ) {
        const dueAt = from + (sent * 1000) / perSecond;
        under.push(send(next()).then((answer) => count(load, answer, dueAt)));
      }
      if (now < from + ms) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
  await Promise.all(under);
  load.perSecond = (load.latenciesMs.length * 1000) / (performance.now() - from);
  close();
  return load;
}

/** Throws unless every answer has the status. */
export function requireAll({ statuses }: Load, status: number): void {
  const others = [...statuses].filter(([other]) => other !== status);
  if (others.length) throw new Error(`answers other than ${status}: ${JSON.stringify(others)}`);
}
