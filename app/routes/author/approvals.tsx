/** The desk of heads and HR: what waits for them, and what has been decided. */
import { data, type HeadersFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { countWaitingApprovals, listApprovals } from '~/approvals/list-approvals.server';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { decide } from './approval-decision.server';
import { ApprovalDesk } from './approval-desk';
import { findApprovalDetail } from './approval-detail.server';
import { withEvidence } from './approval-evidence.server';
import { ApprovalHistory } from './approval-history';
import { ApprovalTabs } from './approval-tabs';
import { isRemark, remark } from './review-remark.server';
import { pageTitle } from '../page-title';

const MOST_WAITING = 50;

export const meta = pageTitle((words) => words.approvals.title);

export const loader = pageLoader(async ({ context, person, url }) => {
  const { now } = context;
  if (url.searchParams.get('state') === 'done') {
    const [items, waiting] = await Promise.all([
      listApprovals({ ...context, person, state: 'done' }),
      countWaitingApprovals({ ...context, person }),
    ]);
    return data({ now, state: 'done' as const, items, waiting });
  }
  const items = await listApprovals({ ...context, person, state: 'waiting', take: MOST_WAITING });
  const openId = url.searchParams.get('item');
  const open = items.find(({ id }) => id === openId);
  const [shown, { detail, headers }] = await Promise.all([
    withEvidence({ context, person }, items),
    open ? findApprovalDetail({ context, person }, open.subjectId) : { detail: null, headers: {} },
  ]);
  return data({ now, state: 'waiting' as const, items: shown, openId, detail }, { headers });
}, 'approvals.desk');

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const action = pageAction(
  async (visit, form) => (isRemark(form) ? remark(visit, form) : decide(visit, form)),
  'approvals.desk',
);

export default function Approvals() {
  const loaded = useLoaderData<typeof loader>();
  const { approvals, common } = useWords();
  if (loaded.state === 'waiting') return <ApprovalDesk {...loaded} />;
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
