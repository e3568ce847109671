// Somebody in a lesson's talk through the public socket: the official client, which knows nothing of the code.
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Message, RoomState } from '~/chat/message';
import type { ApiClient } from './api-client';
import { waitFor } from './wait-for';

export interface Ack {
  ok: boolean;
  error?: { code: string; message: string; fields?: Record<string, string> };
  retryAfterSeconds?: number;
  message?: Message;
  messages?: Message[];
  hasMore?: boolean;
  presence?: number;
  room?: RoomState;
}

export class ChatClient {
  readonly heard: { event: string; given: Message & { until: string | null; count: number } }[] = [];
  private constructor(
    readonly socket: Socket,
    readonly lessonId: string,
  ) {
    socket.onAny((event: string, given) => this.heard.push({ event, given }));
  }

  /** Rejects with what the handshake was refused for. */
  static async connect(
    client: ApiClient,
    lessonId: string,
    headers: Record<string, string> = {},
  ): Promise<ChatClient> {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const socket = io(`${client.origin}/chat`, {
      transports: ['websocket'],
      extraHeaders: { cookie, origin: client.origin, ...headers },
      forceNew: true,
      reconnection: false,
    });
    const chat = new ChatClient(socket, lessonId);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    }).catch((error: unknown) => {
      socket.close();
      throw error;
    });
    return chat;
  }

  emit(event: string, given: unknown): Promise<Ack> {
    return this.socket.timeout(5000).emitWithAck(event, given) as Promise<Ack>;
  }

  join(given: object = {}) {
    return this.emit('join', { lessonId: this.lessonId, ...given });
  }

  post(body: string, given: object = {}) {
    return this.emit('post', {
      lessonId: this.lessonId,
      body,
      mediaSecond: 12.5,
      kind: 'chat',
      clientKey: randomUUID(),
      ...given,
    });
  }

  /** The first event of that name that fits; waits for it. */
  async hears(event: string, fits: (given: ChatClient['heard'][number]['given']) => boolean) {
    let found: ChatClient['heard'][number] | undefined;
    await waitFor(`the ${event} to arrive`, () => {
      found = this.heard.find((one) => one.event === event && fits(one.given));
      return Boolean(found);
    });
    return found!.given;
  }

  close() {
    this.socket.close();
  }
}
