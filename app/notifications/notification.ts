/** What people hear of inside the institute. The sentence of each kind is in the words, its names are in the facts. */

export const NOTIFICATION_KINDS = [
  /** Somebody named the reader with `@`. */
  'mention',
  /** The reader's question has an answer. */
  'answer',
  /** An answer to the reader's question counts as the official one. */
  'official-answer',
  /** Somebody wrote in a thread that the reader began. */
  'reply',
  /** The reader's message was hidden. */
  'hidden',
  /** The reader may not write until a moment. */
  'muted',
  /** Viewers reported a message of a talk that the reader moderates. */
  'report',
  /** Questions of the reader's lesson have waited two working days. */
  'unanswered',
  /** Three questions stand at one place of the reader's lesson. */
  'unclear-place',
  /** The reader is asked to watch together at a fixed time, or its time has changed. */
  'screening',
  /** A screening that the reader was asked to is called off. */
  'screening-cancelled',
  /** What became of a proposal to a manual. */
  'manual-proposal',
  /** A proposal to a manual waits for the reader's decision. */
  'manual-proposed',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Names as they were at the time; what a kind does not need is left out. */
export interface NotificationFacts {
  /** Who acted. Never a moderator. */
  name?: string;
  lesson?: string;
  manual?: string;
  /** At most the first 80 characters of what was written. */
  excerpt?: string;
  reason?: string;
  /** ISO instant: until when, or when it begins. */
  at?: string;
  count?: number;
}

/** They go afterwards, read or not: what they tell of stays where it is. */
export const KEPT_DAYS = 90;

export interface NewNotification {
  personId: string;
  kind: NotificationKind;
  /** The same kind and subject again is the same notification, unread anew. */
  subject: string;
  /** A path of this origin. */
  path: string;
  facts: NotificationFacts;
}
