/** The house rules, read once before the first message. */
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Sheet } from '~/ui/sheet';
import { useWords } from '~/words/words';

interface ChatRulesProps {
  open: boolean;
  /** Resolves with a sentence when it did not get through. */
  onAccept(): Promise<string | null>;
  onClose(): void;
}

export function ChatRules({ open, onAccept, onClose }: ChatRulesProps) {
  const { chat, common } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const accept = async () => {
    setBusy(true);
    setProblem(await onAccept());
    setBusy(false);
  };
  return (
    <Sheet open={open} onClose={onClose} title={chat.rules.title} closeLabel={common.act.close} busy={busy}>
      <ul className="chat-rules">
        {Object.entries(chat.rules.items).map(([key, rule]) => (
          <li key={key}>{rule}</li>
        ))}
      </ul>
      {problem ? <Notice tone="bad" live="alert" title={problem} /> : null}
      <Button variant="primary" block busy={busy} onClick={() => void accept()}>
        {chat.rules.accept}
      </Button>
    </Sheet>
  );
}
