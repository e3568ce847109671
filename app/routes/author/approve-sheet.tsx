import { useState } from 'react';
import { reviewChecks, type ReviewCheck } from '~/approvals/approval';
import { Button } from '~/ui/button';
import { Check } from '~/ui/check';
import { Sheet } from '~/ui/sheet';
import { useWords } from '~/words/words';
import { ApprovalEffect } from './approval-effect';
import type { WaitingApproval } from './approval-evidence.server';
import { isBusy, useAnswerSince, type Decide } from './return-sheet';

interface ApproveSheetProps {
  items: WaitingApproval[];
  decide: Decide;
  onApprove: (checks: ReviewCheck[]) => void;
  onClose: () => void;
}

/** Asks what has been looked for in the video before one lesson, or several, are opened to everybody. */
export function ApproveSheet({ items, decide, onApprove, onClose }: ApproveSheetProps) {
  const { approvals, common } = useWords();
  const busy = isBusy(decide);
  const error = useAnswerSince(decide);
  const [ticked, setTicked] = useState<ReviewCheck[]>([]);
  const [missing, setMissing] = useState(false);
  const [only] = items.length === 1 ? items : [];
  return (
    <Sheet
      open
      onClose={onClose}
      title={only ? approvals.approveQuestion(only.title) : approvals.approveManyQuestion(items.length)}
      closeLabel={common.act.close}
      busy={busy}
    >
      {only ? (
        <ApprovalEffect evidence={only.evidence} />
      ) : (
        <>
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
        </>
      )}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const whole = ticked.length === reviewChecks.length;
          setMissing(!whole);
          if (whole && !busy) onApprove(ticked);
        }}
      >
        <fieldset className="stack tight">
          <legend className="strong">{approvals.remind}</legend>
          {reviewChecks.map((check) => (
            <Check
              key={check}
              label={approvals.checks[check]}
              hint={approvals.checkNotes[check]}
              checked={ticked.includes(check)}
              onChange={(event) => {
                const on = event.currentTarget.checked;
                setTicked((before) => [...before.filter((other) => other !== check), ...(on ? [check] : [])]);
              }}
            />
          ))}
        </fieldset>
        {missing || error ? (
          <p className="small bad" role="alert">
            {missing ? approvals.checksNeeded : error?.message}
          </p>
        ) : null}
        <Button type="submit" variant="primary" block busy={busy} busyLabel={approvals.approveBusy}>
          {only ? approvals.approveAct : approvals.approveMany}
        </Button>
      </form>
    </Sheet>
  );
}
