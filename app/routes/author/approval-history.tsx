/** What has been decided, newest first. */
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';
import type { ApprovalItem } from '~/approvals/list-approvals.server';

export function ApprovalHistory({ items, now }: { items: ApprovalItem[]; now: Date | string }) {
  const { approvals } = useWords();
  const format = useFormat();
  if (items.length === 0) {
    return (
      <EmptyState icon="clipboard" title={approvals.emptyDone}>
        {approvals.emptyDoneNote}
      </EmptyState>
    );
  }
  return (
    <Card as="div" label={approvals.tabs.done}>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id} className="row">
            <span className="grow">
              <span className="line wrap">
                <b>{item.title}</b>
                <Badge tone={item.status === 'approved' ? 'good' : 'bad'}>
                  {approvals.states[item.status]}
                </Badge>
              </span>
              <span className="small row-note">
                {item.requesterName} · {item.requesterDepartment}
              </span>
              {item.reason ? <span className="small row-note">{item.reason}</span> : null}
              {item.checks.length > 0 ? (
                <span className="small row-note">
                  {approvals.checked(item.checks.map((check) => approvals.checks[check]).join(', '))}
                </span>
              ) : null}
              <span className="tiny row-note">
                {[item.decidedByName, item.closedAt ? format.when(item.closedAt, now) : null]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
