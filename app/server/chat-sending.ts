/** How what has happened in the talk reaches those it concerns, each as they may see it. */
import type { Namespace, Socket } from 'socket.io';
import type { Message } from '~/chat/message';
import { EVERYBODY, toMessage, type Reader } from '~/chat/message-row.server';
import type { RoomSettings } from '~/chat/moderate-room.server';
import type { Person } from '~/people/person';
import type { ServerNews } from '~/people/request-context';
import type { ScreeningState } from '~/screenings/screening';
import type { ChatWorld } from './chat-events';

interface ServerEvents {
  message(message: Message): void;
  'message-changed'(message: Message): void;
  presence(given: { lessonId: string; count: number }): void;
  room(given: { lessonId: string } & (RoomSettings | { mutedIds: string[] })): void;
  /** `until` null = may write again; `lessonId` null = everywhere, but for the lessons of `untilIn`. */
  muted(given: { lessonId: string | null; until: string | null; untilIn?: Record<string, string> }): void;
  screening(state: ScreeningState): void;
  'screening-here'(given: { screeningId: string; count: number }): void;
  /** Something may have been missed: ask for what has changed. */
  resync(): void;
}
/** Between servers. */
interface ServerSideEvents {
  'sessions-changed'(): void;
  'talk-changed'(news: ServerNews): void;
}
/** Whatever a client sends is unknown until zod has seen it. */
type ClientEvents = Record<string, (given: unknown, ack: unknown) => void>;

interface SocketData {
  person: Person;
  /** The lesson that it has joined. */
  lessonId?: string;
  /** The lesson whose talk it waits for. */
  waitsFor?: string;
  screeningId?: string;
}
export type ChatNamespace = Namespace<ClientEvents, ServerEvents, ServerSideEvents, SocketData>;
export type ChatClient = Socket<ClientEvents, ServerEvents, ServerSideEvents, SocketData>;

export const roomOf = (lessonId: string) => `lesson:${lessonId}`;
export const moderatorsOf = (lessonId: string) => `lesson:${lessonId}:moderators`;
/** Of those who came while there was no talk: they hear that there is one, and nothing that is said. */
export const waitersOf = (lessonId: string) => `lesson:${lessonId}:waiters`;
export const socketsOf = (personId: string) => `person:${personId}`;

export function createSending(
  chat: ChatNamespace,
): Pick<ChatWorld, 'send' | 'sendRoom' | 'sendMuted' | 'sendMutedIds'> {
  return {
    send(event, row) {
      const room = roomOf(row.lessonId);
      const author = socketsOf(row.authorId);
      const moderators = moderatorsOf(row.lessonId);
      // The writer's device may hear of its message before its answer: the key tells that it is the same.
      const as = (reader: Reader) =>
        Object.assign(toMessage(row, reader), { mine: undefined, clientKey: row.clientKey });
      if (!row.hidden) return void chat.to(room).emit(event, as(EVERYBODY));
      chat.to(room).except([author, moderators]).emit(event, as(EVERYBODY));
      chat
        .to(moderators)
        .except(author)
        .emit(event, as({ id: '', moderator: true }));
      chat.to(author).emit(event, as({ id: row.authorId, moderator: false }));
    },
    sendRoom: (lessonId, settings) => void chat.to(roomOf(lessonId)).emit('room', { lessonId, ...settings }),
    sendMutedIds: (lessonId, mutedIds) =>
      void chat.to(moderatorsOf(lessonId)).emit('room', { lessonId, mutedIds }),
    sendMuted(personId, { lessonId, until, untilIn }) {
      const told = { lessonId, until: until?.toISOString() ?? null };
      const lessons = untilIn && {
        untilIn: Object.fromEntries(Object.entries(untilIn).map(([id, end]) => [id, end.toISOString()])),
      };
      chat.to(socketsOf(personId)).emit('muted', { ...told, ...lessons });
    },
  };
}
