/** An answer offered to a section of a manual, in words of its own. The manual's department or HR decides. */
import { randomUUID } from 'node:crypto';
import { requireNoPersonalData } from '~/chat/personal-data';
import { logInside } from '~/people/access-log.server';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, invalid } from '~/platform/errors';
import { requireKnowledge } from './find-knowledge.server';
import { tellDeciders } from './tell-deciders.server';

const SECTION = `
  SELECT s.number, manual.title FROM manual_section s JOIN manual ON manual.id = s.manual_id AND manual.retired_at IS NULL
   WHERE s.id = $1 AND s.removed_at IS NULL`;
const WRITE = `
  INSERT INTO manual_proposal (id, question_id, section_id, title, body, status, proposer_id, created_at)
  VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7)
  ON CONFLICT (question_id, section_id) WHERE status IN ('pending', 'accepted') DO NOTHING`;

/** Throws `not-found`, `forbidden`, `section`, `standing`, `invalid` for personal data. */
export async function proposeKnowHow({
  db,
  now,
  timeZone,
  person,
  ip,
  id,
  sectionId,
  title,
  body,
}: Pick<Context, 'db' | 'now' | 'timeZone'> & {
  person: Person;
  ip: string;
  /** The question's. */
  id: string;
  sectionId: string;
  title: string;
  body: string;
}): Promise<void> {
  for (const text of [title, body]) requireNoPersonalData(text);
  await inTransaction(db.sql, async (client) => {
    const { subject, into } = await requireKnowledge({ db: { sql: client }, person, id });
    requirePermission(person, 'chat.moderate', subject);
    if (into) throw conflict('merged', '다른 지식에 합친 것입니다. 합친 곳에서 제안해 주세요.');
    const { rows } = await client.query<{ number: string; title: string }>(SECTION, [sectionId]);
    const section = rows[0];
    if (!section) throw invalid('section', '고른 절이 지금 매뉴얼에 없습니다. 다시 찾아 골라 주세요.');
    const proposalId = randomUUID();
    const { rowCount } = await client.query(WRITE, [proposalId, id, sectionId, title, body, person.id, now]);
    if (!rowCount)
      throw conflict(
        'standing',
        '같은 절에 이미 제안했습니다. 제안 목록에서 어떻게 되었는지 볼 수 있습니다.',
      );
    await tellDeciders(client, {
      ...{ now, timeZone, proposer: person },
      proposal: { id: proposalId, sectionId, manual: section.title, title },
    });
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: 'knowledge.propose', subject: id },
      detail: { change: `${section.title} ${section.number}` },
    });
  });
}
