/**
 * Who may open a WebSocket at all: a page of our own origin, for somebody signed in, and nobody without number. What is let
 * in here and enters no talk is let go of soon, so that an open connection is always somebody's.
 */
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions } from 'socket.io';
import { originOfMessage } from './http/origin';
import type { SessionCache } from './session-cache';

interface DoorOptions {
  sessions: SessionCache;
  /** ORIGIN and TRUST_PROXY. */
  origin: string | undefined;
  trustProxy: boolean;
  /** Of one person, those included that are being told why they may not enter. */
  mostConnections: number;
}

/** From the open connection to the namespace: several round trips of a bad network. */
const ENTER_MS = 10_000;

export function createChatDoor(
  given: DoorOptions,
): Required<Pick<ServerOptions, 'allowRequest' | 'connectTimeout'>> {
  const open = new Map<string, number>();
  const count = (personId: string, change: number) => {
    const now = (open.get(personId) ?? 0) + change;
    if (now > 0) open.set(personId, now);
    else open.delete(personId);
  };

  async function mayOpen(request: IncomingMessage): Promise<boolean> {
    const { socket } = request;
    const found = await given.sessions.find(request);
    if (!found || socket.destroyed) return false;
    const { id } = found.person;
    if ((open.get(id) ?? 0) >= given.mostConnections) return false;
    // At once: those that come together must see each other.
    count(id, 1);
    socket.once('close', () => count(id, -1));
    return true;
  }

  return {
    connectTimeout: ENTER_MS,
    allowRequest(request, decide) {
      if (request.headers.origin !== originOfMessage(request, given)) return decide(null, false);
      // Nobody else listens meanwhile, and a connection that breaks would end the server.
      const broken = () => request.socket.destroy();
      request.socket.on('error', broken);
      void mayOpen(request)
        // A database that is away is nobody's fault: the namespace says so in a sentence.
        .catch(() => true)
        .then((may) => {
          decide(null, may);
          request.socket.off('error', broken);
        });
    },
  };
}

/** Everything is said in namespaces of their own. */
export const closeRoot = (io: Server) =>
  io.use((_, next) =>
    next(
      Object.assign(new Error('이 주소로는 연결할 수 없습니다. 화면을 새로 고쳐 주세요.'), {
        data: { code: 'not-found' },
      }),
    ),
  );
