/** A moderator names the sections of manuals that an official answer stands on. */
import { useEffect, useState } from 'react';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Sheet } from '~/ui/sheet';
import { useWords } from '~/words/words';
import type { SectionChoice } from './fetch-questions';
import { MOST_SECTIONS, type Message } from './message';
import { SectionPicker } from './section-picker';

interface ChatSectionSheetProps {
  /** The official answer; null = closed. */
  message: Message | null;
  lessonId: string;
  onClose(): void;
  /** Resolves with a sentence when it was refused. */
  onAct(event: string, input: object, done: string): Promise<string | null>;
}

export function ChatSectionSheet({ message, lessonId, onClose, onAct }: ChatSectionSheetProps) {
  const { common, knowledge } = useWords();
  const words = knowledge.talk.sections;
  const [chosen, setChosen] = useState<SectionChoice[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setChosen(message?.sections ?? []);
    setProblem(null);
  }, [message]);
  const save = async () => {
    setBusy(true);
    const input = { messageId: message?.id, sectionIds: chosen.map(({ id }) => id) };
    const refused = await onAct('answer-sections', input, words.saved);
    setBusy(false);
    if (refused) setProblem(refused);
    else onClose();
  };
  return (
    <Sheet
      open={message !== null}
      onClose={onClose}
      title={words.title}
      closeLabel={common.act.close}
      busy={busy}
    >
      <div className="stack wide">
        <p className="small">{words.note}</p>
        <SectionPicker {...{ lessonId, chosen }} most={MOST_SECTIONS} onChange={setChosen} />
        {problem ? <Notice tone="bad" live="alert" title={problem} /> : null}
        <Button variant="primary" block busy={busy} onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
    </Sheet>
  );
}
