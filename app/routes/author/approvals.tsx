/** The desk of heads and HR: what waits for them, and what has been decided. */
import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { countWaitingApprovals, listApprovals } from '~/approvals/list-approvals.server';
import { useWords, wordsFor } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { decide } from './approval-decision.server';
import { ApprovalDesk } from './approval-desk';
import { withEvidence } from './approval-evidence.server';
import { ApprovalHistory } from './approval-history';
import { ApprovalTabs } from './approval-tabs';

const MOST_WAITING = 50;

export const meta: MetaFunction = () => [
  { title: wordsFor('ko').common.pageTitle(wordsFor('ko').approvals.title) },
];

export const loader = pageLoader(async ({ context, person, url }) => {
  const { now } = context;
  if (url.searchParams.get('state') === 'done') {
    const [items, waiting] = await Promise.all([
      listApprovals({ ...context, person, state: 'done' }),
      countWaitingApprovals({ ...context, person }),
    ]);
    return { now, state: 'done' as const, items, waiting };
  }
  const items = await listApprovals({ ...context, person, state: 'waiting', take: MOST_WAITING });
  return { now, state: 'waiting' as const, items: await withEvidence({ context, person }, items) };
}, 'approvals.desk');

export const action = pageAction((visit, form) => decide(visit, form), 'approvals.desk');

export default function Approvals() {
  const loaded = useLoaderData<typeof loader>();
  const { approvals, common } = useWords();
  if (loaded.state === 'waiting') return <ApprovalDesk items={loaded.items} now={loaded.now} />;
  return (
    <Frame
      title={approvals.title}
      approvalsWaiting={loaded.waiting}
      back={{ to: '/', label: common.act.home }}
      className="approvals"
    >
      <ApprovalTabs current="done" waiting={loaded.waiting} />
      <ApprovalHistory items={loaded.items} now={loaded.now} />
    </Frame>
  );
}
