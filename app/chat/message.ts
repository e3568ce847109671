/** What a chat message is to those who read it, over HTTP and over the socket alike. */

import type { PostInput, ReactInput } from './schema';

export type MessageKind = PostInput['kind'];

/** The fixed set: 도움됐어요, 나도 궁금해요 (of questions), 고마워요, 최고예요. */
export type Reaction = ReactInput['reaction'];

/** Somebody who is named in a text as `@name`. */
export interface Mention {
  id: string;
  name: string;
}

/** Who can be named: as the search of colleagues has them. */
export interface MentionablePerson extends Mention {
  department: string;
  position: string;
  /** Only where two people of a department share a name. */
  employeeNo: string | null;
}

export const MOST_GRAPHEMES = 200;
/** Own messages may be edited and deleted for so long. */
export const EDIT_MINUTES = 5;
/** The most that one answer carries; more is fetched by cursor. */
export const MESSAGES_A_PAGE = 100;

/** The most sections of manuals that one official answer stands on. */
export const MOST_SECTIONS = 3;

/** A section of a manual in force that an official answer stands on. */
export interface AnswerSection {
  id: string;
  /** "3.2" */
  number: string;
  title: string;
  manualSlug: string;
  manualTitle: string;
  /** Its place on the manual's page. */
  path: string;
}

export interface Message {
  id: string;
  lessonId: string;
  /** Number of the version it was written at. */
  lessonVersion: number;
  author: { id: string; name: string; department: string };
  /** Null = deleted, or hidden from this reader. */
  body: string | null;
  /** Of the version that learners see now; null = its place is gone with an earlier version ("이전 판 대화"). */
  mediaSecond: number | null;
  /** Left out where nobody is named. */
  mentions?: Mention[];
  kind: MessageKind;
  /** The instructor's or expert's answer that counts. */
  official: boolean;
  /** Of an official answer, where it names any. */
  sections?: AnswerSection[];
  /** Id of the message that begins the thread. */
  replyTo: string | null;
  /** How many people; kinds nobody gave are left out. */
  reactions: Partial<Record<Reaction, number>>;
  /** The reader's own reactions; left out of what goes to everybody at once. */
  mine?: Reaction[];
  createdAt: string;
  editedAt: string | null;
  pinned: boolean;
  hidden: boolean;
  /** Why, to its author and to moderators. */
  hiddenReason?: string;
  deleted: boolean;
  /** The room's count when it last changed: asking for what is newer than the highest one known brings all that was missed. */
  revision: number;
  /** The writer's own key, so that the optimistic copy finds its message. */
  clientKey?: string;
}

/** What the room is to one who reads or writes in it. */
export interface RoomState {
  /** The highest revision given out. */
  revision: number;
  /** Seconds between two messages of one person; 0 = no slow mode. */
  slowSeconds: number;
  /** Whole seconds until this person may write again in slow mode; 0 = now. */
  slowWaitSeconds: number;
  closed: boolean;
  /** ISO instant until which this person may not write; null = may. */
  mutedUntil: string | null;
  moderator: boolean;
  /** May mark answers as official: the lesson's makers, experts it was given to, HR. */
  mayAnswer: boolean;
  /** To those who look after the talk: who may not write in it. */
  mutedIds?: string[];
  /** Messages of others since the last visit, at most 100; none for whoever comes the first time. */
  unread: number;
  /** When the newest message was written that the last visit knew. */
  readUntil: string | null;
  /** May stop somebody from writing in every talk. */
  mayMuteEverywhere: boolean;
  /** The house rules have been read. */
  rulesAccepted: boolean;
}
