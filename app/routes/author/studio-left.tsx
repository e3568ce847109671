/** An upload that stopped on the way, from this browser or another: how much has arrived, and how it goes on. */
import { useState } from 'react';
import { TextButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useWords } from '~/words/words';
import { AskSheet } from './ask-sheet';

interface StudioLeftProps {
  name: string;
  /** Null while the server cannot be asked. */
  percent: number | null;
  /** Begun in this browser: the same file goes on here. */
  here: boolean;
  onDrop(): Promise<void>;
}

export function StudioLeft({ name, percent, here, onDrop }: StudioLeftProps) {
  const { video: text } = useWords().studio;
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Notice
        tone="warn"
        icon="upload"
        live="status"
        title={percent === null ? text.leftUnknown(name) : text.left(name, percent)}
        action={<TextButton onClick={() => setAsked(true)}>{text.giveUp}</TextButton>}
      >
        {here ? text.leftNote : text.elsewhereNote}
      </Notice>
      <AskSheet
        open={asked}
        question={text.cancelQuestion}
        effect={text.cancelEffect(name, percent ?? 0)}
        act={text.giveUp}
        onAct={onDrop}
        onClose={() => setAsked(false)}
      />
    </>
  );
}
