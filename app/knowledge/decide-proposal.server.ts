/** Taking know-how into a manual, or returning it with a reason; also an accepted one may be returned later. */
import type { PoolClient } from 'pg';
import { notify } from '~/notifications/notify.server';
import { logInside } from '~/people/access-log.server';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { inTransaction } from '~/platform/db.server';
import { conflict, forbidden, notFound } from '~/platform/errors';
import { selectProposals, toProposal, type ProposalRow } from './list-proposals.server';
import type { Proposal } from './proposal';
import { untellDeciders } from './tell-deciders.server';

interface Act extends Pick<Context, 'db' | 'now'> {
  person: Person;
  ip: string;
  proposalId: string;
}

/** Locked. Throws `not-found` for whom it does not concern. */
async function find(client: PoolClient, { person, proposalId }: Act): Promise<Proposal> {
  await client.query(`SELECT FROM manual_proposal WHERE id = $1 FOR UPDATE`, [proposalId]);
  const { rows } = await client.query<ProposalRow>(`${selectProposals} WHERE p.id = $1`, [proposalId]);
  const proposal = rows[0] && toProposal(rows[0], person);
  if (!proposal || !(proposal.mayDecide || proposal.proposerId === person.id)) throw notFound();
  return proposal;
}

/** Throws `not-found`, `forbidden` for one's own, `decided`. */
async function decide(given: Act, to: 'accepted' | 'returned', reason: string | null): Promise<void> {
  const { db, now, person, ip, proposalId } = given;
  await inTransaction(db.sql, async (client) => {
    const proposal = await find(client, given);
    if (!proposal.mayDecide)
      throw forbidden(
        'own',
        '자기 제안은 자기가 정할 수 없습니다. 매뉴얼 담당 부서장이나 교육담당자가 정합니다.',
      );
    const { state, section, title, questionId, proposerId } = proposal;
    if (state !== 'pending' && !(state === 'accepted' && to === 'returned'))
      throw conflict('decided', '이미 정해진 제안입니다. 목록을 새로 열어 확인해 주세요.');
    await client.query(
      `UPDATE manual_proposal SET status = $2, reason = $3, decided_by_id = $4, decided_at = $5 WHERE id = $1`,
      [proposalId, to, reason, person.id, now],
    );
    await untellDeciders(client, proposalId);
    await notify(client, now, [
      {
        ...{ personId: proposerId, kind: 'manual-proposal', subject: proposalId },
        path:
          to === 'accepted'
            ? `/manuals/${section.manualSlug}#know-how-${proposalId}`
            : `/knowledge/${questionId}`,
        facts: { manual: section.manualTitle, excerpt: title, ...(reason ? { reason } : {}) },
      },
    ]);
    await logInside(client, {
      ...{ now, actorId: person.id, ip, action: `manual.know-how-${to}`, subject: proposalId },
      ...{ reason: reason ?? '', detail: { change: `${section.manualTitle} ${section.number}` } },
    });
  });
}

export const acceptProposal = (given: Act) => decide(given, 'accepted', null);
export const returnProposal = (given: Act & { reason: string }) => decide(given, 'returned', given.reason);

/** By its proposer, while it waits. Throws `not-found`, `decided`. */
export async function withdrawProposal(given: Act): Promise<void> {
  await inTransaction(given.db.sql, async (client) => {
    const { proposerId, mayWithdraw } = await find(client, given);
    if (proposerId !== given.person.id) throw notFound();
    if (!mayWithdraw) throw conflict('decided', '이미 정해진 제안입니다. 목록을 새로 열어 확인해 주세요.');
    await client.query(`UPDATE manual_proposal SET status = 'withdrawn', decided_at = $2 WHERE id = $1`, [
      ...[given.proposalId, given.now],
    ]);
    await untellDeciders(client, given.proposalId);
  });
}
