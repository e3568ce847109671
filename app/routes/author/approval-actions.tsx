import { Button } from '~/ui/button';
import { useWords } from '~/words/words';

export interface ApprovalActionsProps {
  busy: boolean;
  /** It cannot be approved; the reason stands above the buttons. */
  blocked: boolean;
  /** The page's one main act, where only one approval is open. */
  primary?: boolean;
  onApprove: () => void;
  onReturn: () => void;
}

/** 반려 and 승인, the same on a card and under the open item. */
export function ApprovalActions({ busy, blocked, primary, onApprove, onReturn }: ApprovalActionsProps) {
  const { approvals } = useWords();
  return (
    <div className="actions">
      <Button variant="outline" aria-haspopup="dialog" onClick={onReturn}>
        {approvals.return}
      </Button>
      <Button
        {...(primary ? { variant: 'primary' as const } : {})}
        disabled={blocked}
        busy={busy}
        busyLabel={approvals.approveBusy}
        onClick={onApprove}
      >
        {approvals.approve}
      </Button>
    </div>
  );
}
