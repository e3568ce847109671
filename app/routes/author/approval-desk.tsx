/** The waiting approvals with what is chosen of them; one fetcher decides, so that the answer outlives its card. */
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { Button, TextButton } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import { Frame } from '../frame';
import { ApprovalCard } from './approval-card';
import type { Outcome } from './approval-decision.server';
import type { WaitingApproval } from './approval-evidence.server';
import { Refusals, useOutcome } from './approval-outcome';
import { ApproveManySheet, ReturnSheet, isBusy } from './approval-sheets';
import { ApprovalTabs } from './approval-tabs';

export function ApprovalDesk({ items, now }: { items: WaitingApproval[]; now: Date | string }) {
  const { approvals, common } = useWords();
  const decide = useFetcher<Outcome | ActionError>();
  const [chosenIds, setChosenIds] = useState<readonly string[]>([]);
  const [returning, setReturning] = useState<WaitingApproval | null>(null);
  const [asking, setAsking] = useState(false);
  const choosable = items.filter(({ evidence }) => evidence?.failures.length === 0);
  const chosen = choosable.filter(({ subjectId }) => chosenIds.includes(subjectId));
  const busy = isBusy(decide);
  const sent = String(decide.formData?.get('ids') ?? '').split(',');
  const approve = (ids: string[]) =>
    decide.submit({ intent: 'approve', ids: ids.join(',') }, { method: 'post' });
  const all = chosen.length > 0 && chosen.length === choosable.length;
  useOutcome(decide, () => {
    setAsking(false);
    setReturning(null);
  });

  return (
    <Frame
      title={approvals.titleCount(items.length)}
      approvalsWaiting={items.length}
      back={{ to: '/', label: common.act.home }}
      className="approvals"
      titleActions={
        choosable.length > 1 ? (
          <TextButton
            className="pad"
            onClick={() => setChosenIds(all ? [] : choosable.map(({ subjectId }) => subjectId))}
          >
            {all ? common.act.chooseNone : common.act.chooseAll}
          </TextButton>
        ) : null
      }
      dock={
        chosen.length > 0 ? (
          <div className="split" role="region" aria-label={approvals.chosen(chosen.length)}>
            <p>
              <b>{approvals.chosen(chosen.length)}</b>
              <br />
              <span className="small clip2">{chosen.map(({ title }) => title).join(', ')}</span>
            </p>
            <Button
              variant="primary"
              className="nowrap"
              aria-haspopup="dialog"
              onClick={() => setAsking(true)}
            >
              {approvals.approveMany}
            </Button>
          </div>
        ) : undefined
      }
    >
      <ApprovalTabs current="waiting" waiting={items.length} />
      <Refusals data={decide.data} items={items} shown={!busy && !returning} />
      {items.length === 0 ? (
        <EmptyState icon="check-circle" title={approvals.empty}>
          {approvals.emptyNote}
        </EmptyState>
      ) : (
        <div className="thirds">
          {items.map((item) => (
            <div key={item.id}>
              <ApprovalCard
                item={item}
                now={now}
                chosen={chosenIds.includes(item.subjectId)}
                busy={busy && sent.includes(item.subjectId)}
                onChoose={(on) =>
                  setChosenIds((before) => [
                    ...before.filter((id) => id !== item.subjectId),
                    ...(on ? [item.subjectId] : []),
                  ])
                }
                onApprove={() => approve([item.subjectId])}
                onReturn={() => setReturning(item)}
              />
            </div>
          ))}
        </div>
      )}
      {returning ? <ReturnSheet item={returning} decide={decide} onClose={() => setReturning(null)} /> : null}
      {asking ? (
        <ApproveManySheet
          items={chosen}
          busy={busy}
          onApprove={() => approve(chosen.map(({ subjectId }) => subjectId))}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Frame>
  );
}
