/** What an answer of the desk says: a short note for what was done, a notice for each that could not be. */
import { useEffect } from 'react';
import { Notice } from '~/ui/notice';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { Outcome } from './approval-decision.server';
import type { WaitingApproval } from './approval-evidence.server';

/** Says what was done, once for each answer, as soon as it is there. */
export function useOutcome(data: Outcome | ActionError | undefined, onDone: (outcome: Outcome) => void) {
  const { approvals } = useWords();
  const toast = useToast();
  useEffect(() => {
    if (!data || 'error' in data) return;
    onDone(data);
    if (data.approved > 0) toast(approvals.approved(data.approved));
    if (data.returned > 0) toast(approvals.returned);
    // Only a new answer counts: the callbacks are new with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);
}

export function Refusals({
  data,
  items,
  shown,
}: {
  data: Outcome | ActionError | undefined;
  items: WaitingApproval[];
  shown: boolean;
}) {
  const { approvals } = useWords();
  if (!data || !shown) return null;
  if ('error' in data) return <Notice tone="bad" live="alert" title={data.error.message} />;
  return data.refused.map(({ id, message }) => (
    <Notice
      key={id}
      tone="bad"
      live="alert"
      title={approvals.refused(items.find(({ subjectId }) => subjectId === id)?.title ?? approvals.title)}
    >
      {message}
    </Notice>
  ));
}
