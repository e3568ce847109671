/** Who may decide on a proposal to a manual hears that it waits, and no more of it once it is decided. */
import { notify } from '~/notifications/notify.server';
import { withdrawNotification } from '~/notifications/withdraw-notification.server';
import type { Person } from '~/people/person';
import type { Sql } from '~/platform/db.server';
import { dateIn } from '~/platform/zone';

/** Those who work here on a day. As `manual.decide-know-how` says: HR and the head of the manual's department, but not who proposed it. */
const DECIDERS = `
  SELECT e.id FROM employee e
   WHERE (e.left_on IS NULL OR e.left_on >= $3::date) AND e.id <> $2
     AND ('hr' = ANY(e.roles)
          OR EXISTS (SELECT FROM manual_section s JOIN manual ON manual.id = s.manual_id
                       JOIN department d ON d.name = manual.department
                      WHERE s.id = $1 AND d.head_id = e.id))
   ORDER BY e.id`;

interface Proposed {
  id: string;
  sectionId: string;
  manual: string;
  title: string;
}

interface Telling {
  now: Date;
  timeZone: string;
  proposer: Person;
  proposal: Proposed;
}

/** In the caller's transaction; one notification a person and proposal. */
export async function tellDeciders(
  client: Sql,
  { now, timeZone, proposer, proposal }: Telling,
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(DECIDERS, [
    ...[proposal.sectionId, proposer.id, dateIn(now, timeZone)],
  ]);
  const news = {
    ...{ kind: 'manual-proposed' as const, subject: proposal.id, path: '/knowledge/proposals' },
    facts: { name: proposer.name, manual: proposal.manual, excerpt: proposal.title },
  };
  await notify(
    client,
    now,
    rows.map(({ id }) => ({ ...news, personId: id })),
  );
}

/** It waits no more: also for those who could decide when they were told. */
export const untellDeciders = (client: Sql, proposalId: string): Promise<void> =>
  withdrawNotification(client, { personId: null, kind: 'manual-proposed', subject: proposalId });
