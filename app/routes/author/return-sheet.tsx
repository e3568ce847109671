/** The question of the desk before a lesson goes back: why. */
import type { Fetcher } from '@remix-run/react';
import type { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Answered } from '~/ui/field';
import { Sheet } from '~/ui/sheet';
import { TextArea } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { Outcome } from './approval-decision.server';
import type { WaitingApproval } from './approval-evidence.server';

export type Decide = ReturnType<typeof useFetcher<Outcome | ActionError>>;
export const isBusy = ({ state }: Pick<Fetcher, 'state'>) => state !== 'idle';

/** What was refused since this sheet was opened: an earlier answer is not about it. */
export function useAnswerSince(decide: Decide) {
  const [before] = useState(decide.data);
  const answer = decide.data === before ? undefined : decide.data;
  return answer && 'error' in answer ? answer.error : undefined;
}

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
  const error = useAnswerSince(decide);
  return (
    <Sheet open onClose={onClose} title={approvals.returnQuestion} closeLabel={common.act.close} busy={busy}>
      <p className="small">{approvals.returnEffect(item.title, item.requesterName)}</p>
      {remarks > 0 ? <p className="small">{approvals.returnedWith(remarks)}</p> : null}
      <Answered by={decide.data}>
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
            onChange={() => setMissing(undefined)}
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
      </Answered>
    </Sheet>
  );
}
