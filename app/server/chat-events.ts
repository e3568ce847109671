/** What each event of the chat socket does: parsed by zod, answered `{ ok: true, … }` or `{ ok: false, error }`. */
import { z } from 'zod';
import {
  deleteMessage,
  editMessage,
  hideMessage,
  markOfficial,
  pinMessage,
  reactToMessage,
  reportMessage,
  showMessage,
} from '~/chat/change-message.server';
import { markQuestion } from '~/chat/mark-question.server';
import { nameSections } from '~/chat/name-sections.server';
import type { MessageRow } from '~/chat/message-row.server';
import { acceptRules, mutePerson, setRoom, type RoomSettings } from '~/chat/moderate-room.server';
import { checkBody, type PostBatcher } from '~/chat/post-batcher.server';
import * as input from '~/chat/schema';
import type { WordFilter } from '~/chat/word-filter.server';
import type { Person } from '~/people/person';
import type { Clock } from '~/platform/clock';
import type { Db } from '~/platform/db.server';
import { tellMuted, type MutedTelling } from './tell-muted';

export interface ChatWorld extends MutedTelling {
  db: Db;
  clock: Clock;
  batcher: PostBatcher;
  words: WordFilter;
  /** To all who are in the message's room, each as they may see it. */
  send(event: 'message' | 'message-changed', row: MessageRow): void;
  /** A question has come, or what was written has become one. */
  noteQuestion(lessonId: string): void;
  sendRoom(lessonId: string, settings: RoomSettings): void;
}

export interface Sender {
  person: Person;
  ip: string;
}

interface ChatEvent<Schema extends z.ZodType> {
  schema: Schema;
  run(world: ChatWorld, sender: Sender, given: z.output<Schema>): Promise<object>;
}

const event = <Schema extends z.ZodType>(schema: Schema, run: ChatEvent<Schema>['run']) => ({ schema, run });

/** An act upon one message: its room hears what has become of it. */
const onMessage = <Schema extends z.ZodType>(
  schema: Schema,
  act: (given: z.output<Schema> & Pick<ChatWorld, 'db'> & Sender & { now: Date }) => Promise<MessageRow>,
) =>
  event(schema, async (world, sender, given) => {
    const row = await act({ ...(given as object), ...contextOf(world), ...sender } as Parameters<
      typeof act
    >[0]);
    world.send('message-changed', row);
    return {};
  });

const contextOf = ({ db, clock }: ChatWorld) => ({ db, now: clock.now() });

/** `join` and `leave` are the socket's own. */
export const chatEvents = {
  edit: event(input.editInput, async (world, { person }, { messageId, body }) => {
    const clean = await checkBody(body, world.words);
    const row = await editMessage({ ...contextOf(world), person, messageId, body: clean });
    world.send('message-changed', row);
    return {};
  }),
  delete: onMessage(input.messageInput, deleteMessage),
  react: onMessage(input.reactInput, reactToMessage),
  hide: onMessage(input.reasonInput, hideMessage),
  show: onMessage(input.messageInput, showMessage),
  pin: onMessage(input.switchInput, pinMessage),
  'mark-official': onMessage(input.switchInput, markOfficial),
  'mark-question': event(input.switchInput, async (world, sender, given) => {
    const row = await markQuestion({ ...contextOf(world), ...sender, ...given });
    world.send('message-changed', row);
    if (given.on) world.noteQuestion(row.lessonId);
    return {};
  }),
  'answer-sections': onMessage(input.sectionsInput, nameSections),
  report: event(input.reasonInput, async (world, { person }, given) => {
    await reportMessage({ ...contextOf(world), person, ...given });
    return {};
  }),
  'slow-mode': event(input.slowModeInput, async (world, sender, { lessonId, seconds }) => {
    const given = { ...contextOf(world), ...sender, lessonId, slowSeconds: seconds };
    world.sendRoom(lessonId, await setRoom(given));
    return {};
  }),
  close: event(input.closeInput, async (world, sender, { lessonId, on }) => {
    world.sendRoom(lessonId, await setRoom({ ...contextOf(world), ...sender, lessonId, closed: on }));
    return {};
  }),
  mute: event(input.muteInput, async (world, sender, given) => {
    await mutePerson({ ...contextOf(world), ...sender, ...given });
    await tellMuted(world, given.employeeId, given.lessonId ?? null);
    return {};
  }),
  'accept-rules': event(z.object({}), async (world, { person }) => {
    await acceptRules({ ...contextOf(world), person });
    return {};
  }),
};
