/** What is asked before a message is deleted, reported or hidden, or its author stopped from writing. */
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Check, Choices } from '~/ui/check';
import { ChipGroup, Chip } from '~/ui/chip';
import { Notice } from '~/ui/notice';
import { Sheet } from '~/ui/sheet';
import { TextArea } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { Asked } from './chat-acts';

const REASON_LIMIT = 200;
const MUTE_MINUTES = [10, 60, 1440, 7 * 1440];

interface ChatSheetsProps {
  asked: Asked | null;
  lessonId: string;
  /** May stop somebody from writing in every talk. */
  everywhere: boolean;
  onClose(): void;
  /** Resolves with a sentence when it was refused. */
  onAct(event: string, input: object, done: string): Promise<string | null>;
}

export function ChatSheets({ asked, ...props }: ChatSheetsProps) {
  const { chat, common } = useWords();
  const [busy, setBusy] = useState(false);
  const title =
    asked?.act === 'mute'
      ? chat.sheets.mute.title(asked.message.author.name)
      : asked
        ? chat.sheets[asked.act].title
        : '';
  return (
    <Sheet
      open={asked !== null}
      onClose={props.onClose}
      title={title}
      closeLabel={common.act.close}
      busy={busy}
    >
      {asked ? <AskedForm asked={asked} busy={busy} onBusy={setBusy} {...props} /> : null}
    </Sheet>
  );
}

type AskedFormProps = Omit<ChatSheetsProps, 'asked'> & {
  asked: Asked;
  busy: boolean;
  onBusy(busy: boolean): void;
};

function AskedForm({ asked, busy, onBusy, lessonId, everywhere, onAct, onClose }: AskedFormProps) {
  const { sheets, menu } = useWords().chat;
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState(String(MUTE_MINUTES[0]));
  const [inAll, setInAll] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { act, message } = asked;
  const needsReason = act === 'report' || act === 'hide';
  const run = async (event: string, input: object, done: string) => {
    if (needsReason && !reason.trim()) return setProblem(sheets.reasonNeeded);
    onBusy(true);
    const refused = await onAct(event, input, done);
    onBusy(false);
    if (refused) setProblem(refused);
    else onClose();
  };
  const submit = () => {
    const messageId = message.id;
    if (act === 'remove') return run('delete', { messageId }, '');
    if (act === 'mute')
      return run(
        'mute',
        { employeeId: message.author.id, ...(inAll ? {} : { lessonId }), minutes: Number(minutes) },
        sheets.mute.done,
      );
    return run(act, { messageId, reason: reason.trim() }, sheets[act].done);
  };
  return (
    <div className="stack wide">
      {act === 'report' ? null : <p className="small">{sheets[act].note}</p>}
      {needsReason ? (
        <>
          <ChipGroup label={sheets.reason}>
            {Object.values(sheets.reasons).map((one) => (
              <Chip key={one} pressed={reason === one} tick onClick={() => setReason(one)}>
                {one}
              </Chip>
            ))}
          </ChipGroup>
          <TextArea
            label={sheets.reason}
            rows={2}
            maxLength={REASON_LIMIT}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      ) : null}
      {act === 'mute' ? (
        <Choices
          name="minutes"
          legend={menu.mute}
          hideLegend
          value={minutes}
          onChoose={setMinutes}
          choices={MUTE_MINUTES.map((one) => ({ value: String(one), label: sheets.mute.minutes(one) }))}
        />
      ) : null}
      {act === 'mute' && everywhere ? (
        <Check
          label={sheets.mute.everywhere}
          hint={sheets.mute.everywhereNote}
          checked={inAll}
          onChange={(event) => setInAll(event.currentTarget.checked)}
        />
      ) : null}
      {problem ? <Notice tone="bad" live="alert" title={problem} /> : null}
      <Button
        variant={act === 'report' ? 'primary' : 'danger'}
        block
        busy={busy}
        onClick={() => void submit()}
      >
        {act === 'mute' ? menu.mute : sheets[act].act}
      </Button>
    </div>
  );
}
