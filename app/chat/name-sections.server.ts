/** Which sections of the manuals an official answer stands on: the whole list each time, in the order it is shown in. */
import { conflict, invalid } from '~/platform/errors';
import { moderate, requireThere, type Moderation } from './change-message.server';

const IN_FORCE = `
  SELECT count(*) FROM manual_section s JOIN manual ON manual.id = s.manual_id AND manual.retired_at IS NULL
   WHERE s.id = ANY($1::uuid[]) AND s.removed_at IS NULL`;
const WRITE = `
  INSERT INTO chat_answer_section (message_id, section_id, ordinal)
  SELECT $1, section, place FROM unnest($2::uuid[]) WITH ORDINALITY AS g(section, place)`;

/** Throws `not-found`, `forbidden`, `gone`, `not-official`, `section`. */
export const nameSections = (given: Moderation & { sectionIds: readonly string[] }) =>
  moderate(
    given,
    {
      action: 'sections',
      detail: `매뉴얼 절 ${given.sectionIds.length}개`,
      permission: 'chat.answer',
    },
    async ({ client, message }) => {
      requireThere(message);
      if (!message.official)
        throw conflict(
          'not-official',
          '매뉴얼은 공식 답변에만 붙일 수 있습니다. 먼저 공식 답변으로 정해 주세요.',
        );
      const ids = [...new Set(given.sectionIds.map((id) => id.toLowerCase()))];
      if (ids.join() === (message.sections ?? []).map(({ id }) => id).join()) return false;
      const { rows } = await client.query<{ count: number }>(IN_FORCE, [ids]);
      if (rows[0]!.count !== ids.length)
        throw invalid('section', '고른 절이 지금 매뉴얼에 없습니다. 다시 찾아 골라 주세요.');
      await client.query(`DELETE FROM chat_answer_section WHERE message_id = $1`, [message.id]);
      await client.query(WRITE, [message.id, ids]);
      return true;
    },
  );
