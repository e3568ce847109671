/** One message changed under its room's lock: by its author within minutes, by a reader's reaction, by a moderator. */
import type { PoolClient } from 'pg';
import { logInside } from '~/people/access-log.server';
import { may, type Permission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, forbidden, invalid, notFound } from '~/platform/errors';
import { changeQuotes, tellHidden, tellOfficial, tellReported } from './change-news.server';
import { judgeSilence, talkIsOff } from './judge-post';
import { findMutedUntil } from './list-muted.server';
import { EDIT_MINUTES, type Reaction } from './message';
import { selectMessages, type MessageRow } from './message-row.server';
import { requireNoPersonalData } from './personal-data';
import { lockRooms, type Room } from './room.server';

export interface Change extends Pick<Context, 'db' | 'now'> {
  person: Person;
  messageId: string;
}
export type Moderation = Change & { ip: string };

export interface Locked {
  client: PoolClient;
  message: MessageRow;
  room: Room;
}

/** What the message has become. Throws `not-found` where there is none, or learners may not see its lesson. */
async function change(
  { db, person, messageId }: Change,
  /** Sets what is to be set; false = it is so already. */
  work: (locked: Locked) => Promise<boolean>,
): Promise<MessageRow> {
  return inTransaction(db.sql, async (client) => {
    const find = async () =>
      (await client.query<MessageRow>(`${selectMessages('$2')} WHERE m.id = $1`, [messageId, person.id]))
        .rows[0];
    const { rows } = await client.query<{ id: string }>(
      `SELECT lesson_id AS id FROM chat_message WHERE id = $1`,
      [messageId],
    );
    const lessonId = rows[0]?.id;
    const room = lessonId ? (await lockRooms(client, [lessonId])).get(lessonId) : undefined;
    const message = room && (await find());
    if (!room || !message) throw notFound('글이 없거나 지금은 볼 수 없는 강의의 글입니다.');
    // Who looks after the talk still does, from the desk.
    if (room.off && !may(person, 'chat.moderate', room.subject)) throw talkIsOff();
    if (!(await work({ client, message, room }))) return message;
    await client.query(
      `WITH r AS (UPDATE chat_room SET revision = revision + 1 WHERE lesson_id = $1 RETURNING revision)
       UPDATE chat_message SET revision = r.revision FROM r WHERE id = $2`,
      [room.lessonId, messageId],
    );
    return (await find())!;
  });
}

function requireOwn(person: Person, message: MessageRow, now: Date) {
  if (message.authorId !== person.id)
    throw forbidden('not-yours', '자기가 쓴 글만 고치거나 지울 수 있습니다.');
  if (message.deleted) throw conflict('deleted', '이미 지운 글입니다.');
  if (message.hidden) throw conflict('hidden', '관리자가 가린 글은 고치거나 지울 수 없습니다.');
  if (now.getTime() - message.createdAt.getTime() > EDIT_MINUTES * 60_000)
    throw conflict(
      'too-late',
      `쓴 뒤 ${EDIT_MINUTES}분이 지나 고치거나 지울 수 없습니다. 새 글로 바로잡아 주세요.`,
    );
}

export function requireThere(message: MessageRow) {
  if (message.deleted || message.hidden) throw conflict('gone', '지웠거나 가린 글입니다.');
}

/** `body` has been through `writeBody`. Whoever may not write may still delete, which says nothing new. */
export const editMessage = (given: Change & { body: string }) =>
  change(given, async (locked) => {
    const { client, message, room } = locked;
    const { person, now } = given;
    requireOwn(person, message, now);
    const mutedUntil = await findMutedUntil(client, { personId: person.id, lessonId: room.lessonId, now });
    const moderator = may(person, 'chat.moderate', room.subject);
    const refusal = judgeSilence({ closed: room.closed, mutedUntil, moderator }, now);
    if (refusal) throw refusal;
    if (message.body === given.body) return false;
    const values = [message.id, given.body, given.now];
    await client.query(`UPDATE chat_message SET body = $2, edited_at = $3 WHERE id = $1`, values);
    await client.query(
      `DELETE FROM chat_mention WHERE message_id = $1 AND strpos($2, '@' || name) = 0`,
      values.slice(0, 2),
    );
    await changeQuotes({ ...locked, now: given.now }, given.body);
    return true;
  });

/** The words stay until the retention's purge; nobody is shown them. */
export const deleteMessage = (given: Change) =>
  change(given, async (locked) => {
    const { client, message } = locked;
    if (message.deleted && message.authorId === given.person.id) return false;
    requireOwn(given.person, message, given.now);
    await client.query(`UPDATE chat_message SET deleted_at = $2, pinned_at = NULL WHERE id = $1`, [
      message.id,
      given.now,
    ]);
    await changeQuotes({ ...locked, now: given.now }, null);
    return true;
  });

export const reactToMessage = (given: Change & { reaction: Reaction; on: boolean }) =>
  change(given, async ({ client, message }) => {
    const { reaction, on, person, now } = given;
    requireThere(message);
    if (reaction === 'me-too' && message.kind !== 'question')
      throw invalid('reaction', '‘나도 궁금해요’는 질문에만 남길 수 있습니다.');
    const key = [message.id, reaction, person.id];
    const { rowCount } = on
      ? await client.query(
          `INSERT INTO chat_reaction (message_id, reaction, person_id, created_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING`,
          [...key, now],
        )
      : await client.query(
          `DELETE FROM chat_reaction WHERE message_id = $1 AND reaction = $2 AND person_id = $3`,
          key,
        );
    return Boolean(rowCount);
  });

/** A second report by the same person replaces the reason. */
export async function reportMessage(given: Change & { reason: string }): Promise<void> {
  requireNoPersonalData(given.reason, 'reason');
  await change(given, async (locked) => {
    const { client, message } = locked;
    const { person, reason, now } = given;
    if (message.authorId === person.id)
      throw invalid('own', '자기 글은 신고할 수 없습니다. 지우거나 고쳐 주세요.');
    requireThere(message);
    await client.query(
      `INSERT INTO chat_report (message_id, person_id, reason, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (message_id, person_id) DO UPDATE SET reason = $3, created_at = $4, resolved_at = NULL`,
      [message.id, person.id, reason, now],
    );
    await tellReported({ ...locked, now }, person.id);
    return false;
  });
}

type ModerationAct = 'hide' | 'show' | 'pin' | 'question' | 'official' | 'sections' | 'dismiss-report';

/** An act of whoever looks after the talk, with its entry in the access log. Throws `forbidden`. */
export const moderate = (
  given: Moderation,
  act: { action: ModerationAct; detail: string; reason?: string; permission?: Permission },
  work: (locked: Locked) => Promise<boolean>,
) =>
  change(given, async (locked) => {
    if (!may(given.person, act.permission ?? 'chat.moderate', locked.room.subject))
      throw forbidden('forbidden', '이 강의의 채팅을 관리할 권한이 없습니다.');
    if (!(await work(locked))) return false;
    await logInside(locked.client, {
      ...{ now: given.now, actorId: given.person.id, ip: given.ip },
      ...{ action: `chat.${act.action}`, subject: given.messageId, reason: act.reason ?? '' },
      detail: { change: act.detail, lesson: locked.room.lessonId, author: locked.message.authorId },
    });
    return true;
  });

/** Its reports are thereby dealt with. The reason is shown to the author and kept in the access log. */
export const hideMessage = async (given: Moderation & { reason: string }) => {
  requireNoPersonalData(given.reason, 'reason');
  return moderate(given, { action: 'hide', detail: '글 가림', reason: given.reason }, async (locked) => {
    const { client, message } = locked;
    if (message.deleted) throw conflict('deleted', '이미 지운 글입니다.');
    await client.query(
      `UPDATE chat_message SET hidden_at = $2, hidden_reason = $3, pinned_at = NULL WHERE id = $1`,
      [message.id, given.now, given.reason],
    );
    await client.query(
      `UPDATE chat_report SET resolved_at = $2 WHERE message_id = $1 AND resolved_at IS NULL`,
      [message.id, given.now],
    );
    const of = { ...locked, now: given.now };
    await changeQuotes(of, null);
    await tellHidden(of, given.reason, given.person.id);
    return true;
  });
};

export const showMessage = (given: Moderation) =>
  moderate(given, { action: 'show', detail: '가린 글 되돌림' }, async ({ client, message }) => {
    if (!message.hidden) return false;
    await client.query(`UPDATE chat_message SET hidden_at = NULL, hidden_reason = NULL WHERE id = $1`, [
      message.id,
    ]);
    return true;
  });

export const pinMessage = (given: Moderation & { on: boolean }) =>
  moderate(
    given,
    { action: 'pin', detail: given.on ? '글 고정' : '고정 풂' },
    async ({ client, message }) => {
      if (message.pinned === given.on) return false;
      if (given.on) requireThere(message);
      await client.query(`UPDATE chat_message SET pinned_at = $2 WHERE id = $1`, [
        message.id,
        given.on ? given.now : null,
      ]);
      return true;
    },
  );

/** Any answer, or a message of somebody who knows: it becomes the answer that counts. */
export const markOfficial = (given: Moderation & { on: boolean }) =>
  moderate(
    given,
    {
      ...{ action: 'official', detail: given.on ? '공식 답변' : '공식 답변 풂' },
      permission: 'chat.answer',
    },
    async (locked) => {
      const { client, message } = locked;
      if (message.official === given.on) return false;
      if (given.on) requireThere(message);
      if (message.kind === 'question')
        throw invalid('question', '질문은 공식 답변이 될 수 없습니다. 답글을 골라 주세요.');
      await client.query(
        `UPDATE chat_message SET official = $2, kind = CASE WHEN $2 AND reply_to IS NOT NULL THEN 'answer' ELSE kind END
          WHERE id = $1`,
        [message.id, given.on],
      );
      if (given.on) await tellOfficial({ ...locked, now: given.now }, given.person.id);
      return true;
    },
  );
