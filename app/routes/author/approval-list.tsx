/** Everything that waits, with a box to choose by; what stands open beside it is marked. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '~/words/words';
import { ApprovalCard } from './approval-card';
import type { WaitingApproval } from './approval-evidence.server';

interface ApprovalListProps {
  items: WaitingApproval[];
  now: Date | string;
  openId: string | null;
  chosenIds: readonly string[];
  isSent(item: WaitingApproval): boolean;
  onChoose(subjectId: string, on: boolean): void;
  onApprove(item: WaitingApproval): void;
  onReturn(item: WaitingApproval): void;
  foot: ReactNode;
}

export function ApprovalList(props: ApprovalListProps) {
  const { items, now, openId, chosenIds, isSent, onChoose, onApprove, onReturn, foot } = props;
  const { approvals } = useWords();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const box = list.current;
    const row = box?.querySelector('[aria-current]')?.closest('li');
    // Only the list's own scroll moves, and only where the open one is out of sight.
    if (!box || !row) return;
    const over = row.offsetTop + row.offsetHeight - box.scrollTop - box.clientHeight;
    if (over > 0) box.scrollTop += over;
    else if (row.offsetTop < box.scrollTop) box.scrollTop = row.offsetTop;
  }, [openId]);
  return (
    <section className="approval-pane" aria-label={approvals.list}>
      <ul className="thirds" ref={list}>
        {items.map((item) => (
          <li key={item.id}>
            <ApprovalCard
              item={item}
              now={now}
              current={item.id === openId}
              chosen={chosenIds.includes(item.subjectId)}
              busy={isSent(item)}
              onChoose={(on) => onChoose(item.subjectId, on)}
              onApprove={() => onApprove(item)}
              onReturn={() => onReturn(item)}
            />
          </li>
        ))}
      </ul>
      {foot}
    </section>
  );
}
