import type { Message, Reaction } from './message';

/** What a sheet is asked for before it is done. */
export type Asked = { act: 'remove' | 'report' | 'hide' | 'mute'; message: Message };

/** What can be done from a message. The same object for as long as the panel lives. */
export interface ChatActs {
  jump(second: number): void;
  reply(to: Message): void;
  edit(message: Message): void;
  react(message: Message, reaction: Reaction, on: boolean): void;
  retry(clientKey: string): void;
  drop(clientKey: string): void;
  /** Through a sheet: a reason, a length, or being sure. */
  ask(asked: Asked): void;
  /** Its author may write here again. */
  unmute(message: Message): void;
  show(message: Message): void;
  pin(message: Message, on: boolean): void;
  markQuestion(message: Message, on: boolean): void;
  /** Through a sheet: sections of manuals under an official answer. */
  nameSections(message: Message): void;
  markOfficial(message: Message, on: boolean): void;
}

export interface ReaderView {
  id: string;
  moderator: boolean;
  mayAnswer: boolean;
  /** Of those who look after the talk: who may not write in it. */
  mutedIds?: readonly string[] | undefined;
  /** May write at all: not muted, not closed. */
  mayWrite: boolean;
}
