/**
 * The waiting approvals: on the phone cards, or the open one alone; on the desk a list and the open one beside it. One
 * fetcher decides, so that the answer outlives its card, and what is decided makes room for the next that waits.
 */
import { useFetcher } from '@remix-run/react';
import { useRef, useState, type ComponentProps } from 'react';
import { TextButton } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import { Frame } from '../frame';
import { ApprovalChosen } from './approval-chosen';
import type { Outcome } from './approval-decision.server';
import { ApprovalDetail } from './approval-detail';
import type { WaitingApproval } from './approval-evidence.server';
import { ApprovalList } from './approval-list';
import { Refusals, useOutcome } from './approval-outcome';
import { ApprovalTabs } from './approval-tabs';
import { ApproveSheet } from './approve-sheet';
import { nextToOpen } from './next-to-open';
import { ReturnSheet, isBusy } from './return-sheet';
import { useOpenItem, type Decided } from './use-open-item';

interface ApprovalDeskProps {
  items: WaitingApproval[];
  now: Date | string;
  /** As the address asks for it: it may have been decided since. */
  openId: string | null;
  detail: ComponentProps<typeof ApprovalDetail>['detail'];
}

export function ApprovalDesk({ items, now, openId, detail }: ApprovalDeskProps) {
  const { approvals, common } = useWords();
  const decide = useFetcher<Outcome | ActionError>();
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const [returning, setReturning] = useState<WaitingApproval | null>(null);
  const [asking, setAsking] = useState<WaitingApproval[]>([]);
  const [decided, setDecided] = useState<Decided | null>(null);
  useOpenItem(openId, items[0]?.id, decided);
  const choosable = items.filter(({ evidence }) => evidence?.failures.length === 0);
  const chosen = choosable.filter(({ subjectId }) => chosenIds.includes(subjectId));
  const busy = isBusy(decide);
  const sent = String(decide.formData?.get('ids') ?? '').split(',');
  const isSent = ({ subjectId }: WaitingApproval) => busy && sent.includes(subjectId);
  /** The list as it was when the last decision was sent: the next one follows from its order. */
  const asked = useRef({ items, ids: [] as string[] });
  const approve = (checks: string[]) => {
    const ids = asking.map(({ subjectId }) => subjectId);
    asked.current = { items, ids };
    const form = new FormData();
    form.set('intent', 'approve');
    form.set('ids', ids.join(','));
    for (const check of checks) form.append('checks', check);
    decide.submit(form, { method: 'post' });
  };
  const askReturn = (one: WaitingApproval) => {
    asked.current = { items, ids: [one.subjectId] };
    setReturning(one);
  };
  useOutcome(decide.data, ({ refused }) => {
    setAsking([]);
    setReturning(null);
    const done = asked.current.ids.filter((id) => !refused.some((one) => one.id === id));
    setDecided({ next: openId === null ? null : nextToOpen(asked.current.items, openId, done) });
  });

  const item = items.find(({ id }) => id === openId);
  const all = chosen.length > 0 && chosen.length === choosable.length;
  const bar =
    chosen.length > 0 ? <ApprovalChosen items={chosen} onApprove={() => setAsking(chosen)} /> : undefined;
  return (
    <Frame
      title={approvals.titleCount(items.length)}
      approvalsWaiting={items.length}
      back={
        openId === null
          ? { to: '/', label: common.act.home }
          : { to: '/approvals', label: approvals.backToList }
      }
      className={openId === null ? 'approvals' : 'approvals opened'}
      titleActions={
        choosable.length > 1 ? (
          <TextButton
            className="pad choose-all"
            onClick={() => setChosenIds(all ? [] : choosable.map(({ subjectId }) => subjectId))}
          >
            {all ? common.act.chooseNone : common.act.chooseAll}
          </TextButton>
        ) : null
      }
      dock={openId === null ? bar : false}
    >
      <ApprovalTabs current="waiting" waiting={items.length} />
      <Refusals data={decide.data} items={items} shown={!busy && !returning && asking.length === 0} />
      {items.length === 0 ? (
        <EmptyState icon="check-circle" title={approvals.empty}>
          {approvals.emptyNote}
        </EmptyState>
      ) : (
        <div className="approval-desk">
          <ApprovalList
            items={items}
            now={now}
            openId={openId}
            chosenIds={chosenIds}
            isSent={isSent}
            onChoose={(id, on) =>
              setChosenIds((before) => [...before.filter((other) => other !== id), ...(on ? [id] : [])])
            }
            onApprove={(one) => setAsking([one])}
            onReturn={askReturn}
            foot={openId === null ? null : bar}
          />
          {item ? (
            <ApprovalDetail
              key={item.id}
              item={item}
              detail={detail}
              now={now}
              busy={isSent(item)}
              onApprove={() => setAsking([item])}
              onReturn={() => askReturn(item)}
            />
          ) : openId === null ? null : (
            <EmptyState icon="clipboard" title={approvals.notWaiting}>
              {approvals.notWaitingNote}
            </EmptyState>
          )}
        </div>
      )}
      {returning ? <ReturnSheet item={returning} decide={decide} onClose={() => setReturning(null)} /> : null}
      {asking.length > 0 ? (
        <ApproveSheet items={asking} decide={decide} onApprove={approve} onClose={() => setAsking([])} />
      ) : null}
    </Frame>
  );
}
