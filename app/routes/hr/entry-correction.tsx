/** The button that reverses an entry: asks for the reason, says the effect, and afterwards that it is done. */
import { useEffect, useRef } from 'react';
import { ConfirmButton } from '~/ui/confirm-button';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';

/** Says that the entry was corrected. The button that asked for it is gone by then, so the focus goes to its entry. */
export function useCorrected(entryId: string, reversed: boolean) {
  const { correction } = useWords().hr;
  const toast = useToast();
  const before = useRef(reversed);
  useEffect(() => {
    if (!reversed || before.current) return;
    before.current = true;
    toast(correction.done);
    document.getElementById(entryId)?.querySelector('summary')?.focus();
  }, [reversed, entryId, toast, correction.done]);
}

export function CorrectEntry({
  entryId,
  question,
  effect,
}: {
  entryId: string;
  question: string;
  effect: string;
}) {
  const { hr, common } = useWords();
  const { correction } = hr;
  return (
    <div>
      <ConfirmButton
        label={correction.act}
        actLabel={correction.title}
        busyLabel={correction.busy}
        variant="outline"
        actVariant="danger"
        icon="undo"
        compact
        question={question}
        fields={{ entryId }}
        reason={{
          label: correction.reason,
          hint: correction.reasonHint,
          limit: 500,
          neededText: common.form.reasonNeeded,
        }}
        labels={{ close: common.act.close }}
      >
        {effect}
      </ConfirmButton>
    </div>
  );
}
