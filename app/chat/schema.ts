/** The socket's events and the page's queries, parsed at the door. */
import { z } from 'zod';
import { APPOINTMENTS } from './appointments';
import { DESK_TABS } from './desk-tabs';

const id = z.uuid();
/** Raw text: what it becomes is `chat/write-body`'s; this bounds what is looked at. */
const body = z
  .string('메시지를 글자로 보내 주세요.')
  .max(10_000, '메시지가 너무 깁니다. 200자까지 쓸 수 있으니 줄여 주세요.');
const reason = z.string().trim().min(1).max(200);
const DAY_MINUTES = 24 * 60;
export const MOST_MENTIONS = 5;

export const joinInput = z.object({
  lessonId: id,
  afterId: id.optional(),
  sinceRevision: z.int().min(0).optional(),
  /** Nothing that was said before: the replay is fetched by second. */
  newOnly: z.boolean().default(false),
  /** With what stands on top. */
  opening: z.boolean().default(false),
});
export const postInput = z.object({
  lessonId: id,
  body,
  mediaSecond: z.number().min(0).max(86_400),
  kind: z.enum(['chat', 'question', 'answer']),
  replyTo: id.nullish(),
  clientKey: z.string().regex(/^[\w-]{8,64}$/),
  /** Whom the text names as `@name`. */
  mentions: z.array(id).max(MOST_MENTIONS).default([]),
});
export const editInput = z.object({ messageId: id, body });
export const messageInput = z.object({ messageId: id });
export const reactInput = z.object({
  messageId: id,
  reaction: z.enum(['helpful', 'me-too', 'thanks', 'great']),
  on: z.boolean(),
});
export const reasonInput = z.object({ messageId: id, reason });
export const switchInput = z.object({ messageId: id, on: z.boolean() });
/** In the order they are shown in; none takes all off. */
export const sectionsInput = z.object({ messageId: id, sectionIds: z.array(id).max(3) });
/** Without a lesson everywhere; 0 minutes ends it. */
export const muteInput = z.object({
  employeeId: id,
  lessonId: id.optional(),
  minutes: z
    .int()
    .min(0)
    .max(365 * DAY_MINUTES),
});
/** 0 ends it. */
export const slowModeInput = z.object({ lessonId: id, seconds: z.int().min(0).max(300) });
export const closeInput = z.object({ lessonId: id, on: z.boolean() });

/** The highest revision of the talk that a reader has here. */
export const seenInput = z.object({ lessonId: id, revision: z.int().min(0) });
/** What stands behind `@`. */
export const peopleInput = z.object({ lessonId: id, query: z.string().trim().min(1).max(40) });

const second = z.coerce.number().min(0).max(86_400);
/** `from` ≤ second < `to` of the version that learners see; `cursor` from the answer before. */
export const chatQuery = z.object({
  from: second.default(0),
  to: second.default(86_400),
  cursor: z.string().max(200).optional(),
  /** The latest ones of that stretch instead of the first; the cursor leads back. */
  latest: z.coerce.number().int().min(1).max(100).optional(),
  /** Those whose place is gone with an earlier version instead. */
  previous: z.literal('1').optional().transform(Boolean),
});

const WORD_LISTS = ['forbidden', 'allowed'] as const;
export type WordList = (typeof WORD_LISTS)[number];

const PAGE_IS_OLD = '무엇을 할지 알 수 없습니다. 화면을 새로 고쳐 주세요.';
const wordInput = {
  list: z.enum(WORD_LISTS, PAGE_IS_OLD),
  word: z.string().trim().min(1, '낱말을 적어 주세요.').max(40, '낱말은 40자까지 적을 수 있습니다.'),
};
/** What is done on the desk. */
export const deskInput = z.discriminatedUnion(
  'intent',
  [
    z.object({
      intent: z.literal('hide'),
      messageId: id,
      reason: z.string().trim().min(1, '이유를 적어 주세요.').max(200, '이유는 200자까지 적을 수 있습니다.'),
    }),
    z.object({ intent: z.literal('dismiss'), messageId: id }),
    z.object({ intent: z.literal('unmute'), personId: id, lessonId: id.optional() }),
    z.object({ intent: z.enum(['reopen', 'close', 'slow-off', 'off', 'on']), lessonId: id }),
    z.object({ intent: z.literal('add-word'), ...wordInput }),
    z.object({ intent: z.literal('remove-word'), ...wordInput }),
  ],
  PAGE_IS_OLD,
);
export const deskQuery = z.object({
  tab: z.enum(DESK_TABS).catch('reports'),
  query: z.string().max(60).catch(''),
  /** A sentence held against the words. */
  text: z.string().max(500).catch(''),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});
/** On the page of a lesson's people. */
export const appointmentInput = z.object({
  intent: z.enum(['appoint', 'dismiss'], PAGE_IS_OLD),
  personId: id,
  kind: z.enum(APPOINTMENTS, PAGE_IS_OLD),
});

export const pageTitlesQuery = z.object({ path: z.array(z.string().startsWith('/').max(500)).max(20) });

export type PostInput = z.output<typeof postInput>;
export type ReactInput = z.output<typeof reactInput>;
export type JoinInput = z.output<typeof joinInput>;
