import { Button } from '~/ui/button';
import { useWords } from '~/words/words';
import type { WaitingApproval } from './approval-evidence.server';

/** What is chosen of the list, and the one press for all of it. */
export function ApprovalChosen({ items, onApprove }: { items: WaitingApproval[]; onApprove: () => void }) {
  const { approvals } = useWords();
  return (
    <div className="split chosen" role="region" aria-label={approvals.chosen(items.length)}>
      <p>
        <b>{approvals.chosen(items.length)}</b>
        <br />
        <span className="small clip2">{items.map(({ title }) => title).join(', ')}</span>
      </p>
      <Button variant="primary" className="nowrap" aria-haspopup="dialog" onClick={onApprove}>
        {approvals.approveMany}
      </Button>
    </div>
  );
}
