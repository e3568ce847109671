/** Who hears of what became of a message, in the change's own transaction. Never a moderator's name. */
import type { PoolClient } from 'pg';
import { changeExcerpt } from '~/notifications/change-excerpt.server';
import { notify } from '~/notifications/notify.server';
import type { NewNotification, NotificationFacts } from '~/notifications/notification';
import type { MessageRow } from './message-row.server';
import { excerptOf, messagePath } from './message-path';
import type { Room } from './room.server';

interface Of {
  client: PoolClient;
  message: MessageRow;
  room: Room;
  now: Date;
}

const about = ({ message, room }: Of, kind: NewNotification['kind'], facts: NotificationFacts) => ({
  ...{ kind, subject: message.id, path: messagePath(message.lessonId, message.shownMs) },
  facts: { lesson: room.title, excerpt: excerptOf(message.body), ...facts },
});

/** The question's author, where neither they nor the marker wrote the answer themselves. */
export async function tellOfficial(of: Of, markedBy: string): Promise<void> {
  const { client, message, now } = of;
  const { rows } = await client.query<{ id: string; personId: string }>(
    `SELECT id, author_id AS "personId" FROM chat_message
      WHERE id = $1 AND kind = 'question' AND deleted_at IS NULL AND hidden_at IS NULL`,
    [message.replyTo],
  );
  const question = rows[0];
  if (!question || [markedBy, message.authorId].includes(question.personId)) return;
  const news = about(of, 'official-answer', { name: message.authorName });
  await notify(client, now, [{ ...news, personId: question.personId, subject: question.id }]);
}

export const tellHidden = async (of: Of, reason: string, hiddenBy: string): Promise<void> => {
  const personId = of.message.authorId;
  if (personId !== hiddenBy)
    await notify(of.client, of.now, [{ ...about(of, 'hidden', { reason }), personId }]);
};

/** Makers and appointed moderators, but neither who reported nor who wrote it. */
export async function tellReported(of: Of, reportedBy: string): Promise<void> {
  const { client, message, room, now } = of;
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*) AS count FROM chat_report WHERE message_id = $1 AND resolved_at IS NULL`,
    [message.id],
  );
  const { ownerId, coAuthorIds = [], moderatorIds = [] } = room.subject;
  const people = new Set([ownerId, ...coAuthorIds, ...moderatorIds].filter((id) => id !== undefined));
  for (const id of [reportedBy, message.authorId]) people.delete(id);
  const news = { ...about(of, 'report', { count: rows[0]!.count }), path: '/chat-desk' };
  await notify(
    client,
    now,
    [...people].map((personId) => ({ ...news, personId })),
  );
}

/** @param after the words as they are now; null = they are gone for all but a few */
export async function changeQuotes({ client, message }: Of, after: string | null): Promise<void> {
  const { rows } = await client.query<{ personId: string }>(
    `SELECT author_id AS "personId" FROM chat_message WHERE id = $1`,
    [message.replyTo],
  );
  const personIds = [
    ...(message.mentions ?? []).map(({ id }) => id),
    ...rows.map(({ personId }) => personId),
  ];
  if (personIds.length === 0) return;
  await changeExcerpt(client, {
    ...{ personIds, subjects: [message.id, ...(message.replyTo ? [message.replyTo] : [])] },
    before: excerptOf(message.body),
    after: after === null ? null : excerptOf(after),
  });
}
