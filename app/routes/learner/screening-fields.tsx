/** What is asked of a screening in both its forms: the new one and the change. */
import { Notice } from '~/ui/notice';
import { TextArea, TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';

interface ScreeningFieldsProps {
  start: { day: string; time: string };
  today: string;
  title: string;
  titlePlaceholder: string;
  note: string;
  error: ActionError['error'] | undefined;
}

export function ScreeningFields({ start, today, error, ...given }: ScreeningFieldsProps) {
  const { form } = useWords().screenings;
  const { common } = useWords();
  const of = (name: string) => error?.fields?.[name];
  return (
    <>
      <div className="field-row">
        <TextField
          type="date"
          name="day"
          label={form.day}
          defaultValue={start.day}
          min={today}
          required
          error={of('day')}
        />
        <TextField
          type="time"
          name="time"
          label={form.time}
          defaultValue={start.time}
          required
          error={of('time')}
        />
      </div>
      <TextField
        name="title"
        label={form.name}
        optionalLabel={common.state.optional}
        hint={form.nameHint}
        defaultValue={given.title}
        placeholder={given.titlePlaceholder}
        maxLength={100}
        autoComplete="off"
        error={of('title')}
      />
      <TextArea
        name="note"
        label={form.note}
        optionalLabel={common.state.optional}
        hint={form.noteHint}
        defaultValue={given.note}
        limit={500}
        error={of('note')}
      />
    </>
  );
}

/** What is wrong with the whole, above its button; an overlap may be meant, and is sent along the second time. */
export function ScreeningProblem({ error }: { error: ActionError['error'] | undefined }) {
  const { form } = useWords().screenings;
  if (!error || error.fields) return null;
  if (error.code !== 'room-overlap')
    return (
      <p className="small bad" role="alert">
        {error.message}
      </p>
    );
  return (
    <>
      <Notice tone="warn" live="alert" title={error.message}>
        {form.anywayNote}
      </Notice>
      <input type="hidden" name="anyway" value="1" />
    </>
  );
}
