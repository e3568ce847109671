import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { Audience } from '~/screenings/screening';
import { Button } from '~/ui/button';
import { Choices } from '~/ui/check';
import { SelectField } from '~/ui/select-field';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import { ScreeningFields, ScreeningProblem } from './screening-fields';

interface ScreeningFormProps {
  lesson: { id: string; title: string };
  audiences: readonly Audience[];
  departments: { id: string; name: string }[];
  start: { day: string; time: string };
  today: string;
  error: ActionError['error'] | undefined;
}

export function ScreeningForm(props: ScreeningFormProps) {
  const { lesson, audiences, departments, start, today, error } = props;
  const { form, audience: words } = useWords().screenings;
  const { common } = useWords();
  const busy = useNavigation().state !== 'idle';
  const node = useRef<HTMLFormElement>(null);
  const [audience, setAudience] = useState<string>(audiences[0] ?? 'department');
  const hints = { room: words.roomHint, department: words.departmentHint, everyone: words.everyoneHint };
  useEffect(() => {
    if (error) node.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [error]);
  const overlaps = error?.code === 'room-overlap';
  return (
    <Form method="post" className="stack" noValidate ref={node}>
      <input type="hidden" name="lessonId" value={lesson.id} />
      <Choices
        name="audience"
        legend={form.who}
        choices={audiences.map((value) => ({ value, label: words[value], hint: hints[value] }))}
        value={audience}
        onChoose={setAudience}
        error={error?.fields?.['audience']}
      />
      {audience === 'department' ? (
        <SelectField
          name="departmentId"
          label={words.department}
          emptyLabel={departments.length > 1 ? form.chooseDepartment : undefined}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          error={error?.fields?.['departmentId']}
        />
      ) : null}
      <TextField
        name="roomName"
        label={form.room}
        hint={form.roomHint}
        optionalLabel={audience === 'room' ? undefined : common.state.optional}
        maxLength={60}
        autoComplete="off"
        error={error?.fields?.['roomName']}
      />
      <ScreeningFields {...{ start, today, error }} title="" titlePlaceholder={lesson.title} note="" />
      <ScreeningProblem error={error} />
      <Button type="submit" variant="primary" block busy={busy} busyLabel={common.act.saveBusy}>
        {overlaps ? form.anyway : form.act}
      </Button>
    </Form>
  );
}
