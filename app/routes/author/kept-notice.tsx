/** Says that unsaved typing was put back, and takes it away again. */
import { TextButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useWords } from '~/words/words';

export function KeptNotice({ shown, onDiscard }: { shown: boolean; onDiscard(): void }) {
  const { about: text } = useWords().studio;
  if (!shown) return null;
  return (
    <Notice
      live="status"
      icon="undo"
      title={text.kept}
      action={<TextButton onClick={onDiscard}>{text.keptDrop}</TextButton>}
    >
      {text.keptNote}
    </Notice>
  );
}
