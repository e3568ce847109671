/** The two questions of the desk: why is it returned, and are several approved at once. */
import type { Fetcher } from '@remix-run/react';
import type { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Sheet } from '~/ui/sheet';
import { TextArea } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { Outcome } from './approval-decision.server';
import type { WaitingApproval } from './approval-evidence.server';

export type Decide = ReturnType<typeof useFetcher<Outcome | ActionError>>;
export const isBusy = ({ state }: Pick<Fetcher, 'state'>) => state !== 'idle';

export function ReturnSheet({
  item,
  decide,
  onClose,
}: {
  item: WaitingApproval;
  decide: Decide;
  onClose: () => void;
}) {
  const { approvals, common } = useWords();
  const [missing, setMissing] = useState<string>();
  const busy = isBusy(decide);
  const remarks = item.evidence?.openComments ?? 0;
  // What was answered before this sheet was opened is not about it.
  const [before] = useState(decide.data);
  const answer = decide.data === before ? undefined : decide.data;
  const error = answer && 'error' in answer ? answer.error : undefined;
  return (
    <Sheet open onClose={onClose} title={approvals.returnQuestion} closeLabel={common.act.close} busy={busy}>
      <p className="small">{approvals.returnEffect(item.title, item.requesterName)}</p>
      {remarks > 0 ? <p className="small">{approvals.returnedWith(remarks)}</p> : null}
      <decide.Form
        method="post"
        className="stack"
        onSubmit={(event) => {
          const typed = new FormData(event.currentTarget).get('reason');
          const lacking = remarks === 0 && (typeof typed !== 'string' || !typed.trim());
          setMissing(lacking ? approvals.returnNeeded : undefined);
          if (busy || lacking) event.preventDefault();
        }}
      >
        <input type="hidden" name="intent" value="return" />
        <input type="hidden" name="id" value={item.subjectId} />
        <TextArea
          name="reason"
          label={approvals.returnReason}
          {...(remarks > 0 ? { optionalLabel: common.state.optional } : {})}
          hint={approvals.returnHint}
          limit={1000}
          error={missing ?? error?.fields?.['reason']}
          data-autofocus=""
        />
        {error && !error.fields?.['reason'] ? (
          <p className="small bad" role="alert">
            {error.message}
          </p>
        ) : null}
        <Button type="submit" variant="primary" block busy={busy} busyLabel={approvals.returnBusy}>
          {remarks > 0 ? approvals.return : approvals.returnAct}
        </Button>
      </decide.Form>
    </Sheet>
  );
}

interface ApproveManySheetProps {
  items: WaitingApproval[];
  busy: boolean;
  onApprove: () => void;
  onClose: () => void;
}

export function ApproveManySheet({ items, busy, onApprove, onClose }: ApproveManySheetProps) {
  const { approvals, common } = useWords();
  return (
    <Sheet
      open
      onClose={onClose}
      title={approvals.approveManyQuestion(items.length)}
      closeLabel={common.act.close}
      busy={busy}
    >
      <p className="small">{approvals.approveManyEffect}</p>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id} className="row">
            <span className="grow">
              <b>{item.title}</b>
              <span className="small row-note">
                {item.requesterName} · {item.requesterDepartment}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <Button variant="primary" block busy={busy} busyLabel={approvals.approveBusy} onClick={onApprove}>
        {approvals.approveMany}
      </Button>
    </Sheet>
  );
}
