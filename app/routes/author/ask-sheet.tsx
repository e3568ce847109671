/** A question before something is lost, answered in the browser alone. */
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Sheet } from '~/ui/sheet';
import { useWords } from '~/words/words';

interface AskSheetProps {
  open: boolean;
  question: string;
  effect: string;
  act: string;
  onAct(): void | Promise<void>;
  onClose(): void;
}

export function AskSheet({ open, question, effect, act, onAct, onClose }: AskSheetProps) {
  const { common } = useWords();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    await onAct();
    setBusy(false);
    onClose();
  };
  return (
    <Sheet open={open} onClose={onClose} title={question} closeLabel={common.act.close} busy={busy}>
      <p className="small">{effect}</p>
      <Button variant="danger" block busy={busy} onClick={() => void press()}>
        {act}
      </Button>
    </Sheet>
  );
}
