/** What an answer of the desk says: a short note for what was done, a notice for each that could not be. */
import { useEffect, useState } from 'react';
import { Notice } from '~/ui/notice';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { Outcome } from './approval-decision.server';
import type { WaitingApproval } from './approval-evidence.server';

/** Says what was done, once for each answer; the focus goes to the heading, for the card it was on may be gone. */
export function useOutcome(
  decide: { state: string; data: Outcome | ActionError | undefined },
  onDone: () => void,
) {
  const { approvals } = useWords();
  const toast = useToast();
  const [answers, setAnswers] = useState(0);
  const { state, data } = decide;
  // In a later effect than the one that closes the sheet: behind an open sheet nothing takes the focus.
  useEffect(() => {
    if (answers > 0) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [answers]);
  useEffect(() => {
    if (state !== 'idle' || !data || 'error' in data) return;
    onDone();
    if (data.approved > 0) toast(approvals.approved(data.approved));
    if (data.returned > 0) toast(approvals.returned);
    setAnswers((before) => before + 1);
    // Only a new answer counts: the callbacks are new with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, data]);
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
