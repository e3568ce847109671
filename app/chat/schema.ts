/** The socket's events and the page's queries, parsed at the door. */
import { z } from 'zod';

const id = z.uuid();
/** Raw text: what it becomes is `chat/write-body`'s; this bounds what is looked at. */
const body = z.string().max(10_000);
const reason = z.string().trim().min(1).max(200);
const DAY_MINUTES = 24 * 60;

export const joinInput = z.object({
  lessonId: id,
  afterId: id.optional(),
  sinceRevision: z.int().min(0).optional(),
  /** Nothing that was said before: the replay is fetched by second. */
  newOnly: z.boolean().default(false),
});
export const postInput = z.object({
  lessonId: id,
  body,
  mediaSecond: z.number().min(0).max(86_400),
  kind: z.enum(['chat', 'question', 'answer']),
  replyTo: id.nullish(),
  clientKey: z.string().regex(/^[\w-]{8,64}$/),
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

const second = z.coerce.number().min(0).max(86_400);
/** `from` ≤ second < `to` of the version that learners see; `cursor` from the answer before. */
export const chatQuery = z.object({
  from: second.default(0),
  to: second.default(86_400),
  cursor: z.string().max(200).optional(),
  /** Those whose place is gone with an earlier version instead. */
  previous: z.literal('1').optional().transform(Boolean),
});

export type PostInput = z.output<typeof postInput>;
export type JoinInput = z.output<typeof joinInput>;
