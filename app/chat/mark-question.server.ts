/** A message that was meant as a question becomes one, by the hand of a moderator; and back, while nothing stands on it. */
import { conflict, invalid } from '~/platform/errors';
import { moderate, requireThere, type Moderation } from './change-message.server';

const OFFICIAL_ANSWER = `
  SELECT FROM chat_message WHERE reply_to = $1 AND official AND deleted_at IS NULL AND hidden_at IS NULL LIMIT 1`;

/** Throws `not-found`, `forbidden`, `gone`, `reply`, `official`, `answered`. */
export const markQuestion = (given: Moderation & { on: boolean }) =>
  moderate(
    given,
    { action: 'question', detail: given.on ? '질문으로 바꿈' : '질문 표시 풂' },
    async ({ client, message }) => {
      if ((message.kind === 'question') === given.on) return false;
      if (given.on) {
        requireThere(message);
        if (message.replyTo)
          throw invalid('reply', '답글은 질문으로 바꿀 수 없습니다. 이야기를 시작한 글을 골라 주세요.');
        if (message.official)
          throw conflict('official', '공식 답변으로 정한 글입니다. 먼저 공식 답변을 풀어 주세요.');
      } else if ((await client.query(OFFICIAL_ANSWER, [message.id])).rowCount)
        throw conflict('answered', '공식 답변이 달린 질문입니다. 먼저 공식 답변을 풀어 주세요.');
      await client.query(`UPDATE chat_message SET kind = $2 WHERE id = $1`, [
        ...[message.id, given.on ? 'question' : 'chat'],
      ]);
      return true;
    },
  );
