/** The button and sheet that add an employee. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '~/ui/button';
import { Sheet } from '~/ui/sheet';
import { TextField } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { PeopleAnswer } from './people-answer';

export function PeopleAdd({ departments }: { departments: string[] }) {
  const { people } = useWords().hr;
  const { common } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon="plus" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {people.add}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={people.add} closeLabel={common.act.close}>
        <AddForm departments={departments} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function AddForm({ departments, onDone }: { departments: string[]; onDone: () => void }) {
  const { hr, common } = useWords();
  const { people } = hr;
  const toast = useToast();
  const listId = useId();
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<PeopleAnswer | ActionError>();
  const { data, state } = fetcher;
  const error = data && 'error' in data ? data.error : undefined;
  const of = (name: string) => error?.fields?.[name];

  useEffect(() => {
    if (state !== 'idle' || !data) return;
    if ('error' in data) {
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      return;
    }
    if ('added' in data) toast(people.added(data.added));
    onDone();
    // Only an answer counts, not the callbacks, which are new with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, data]);

  return (
    <fetcher.Form method="post" className="stack" noValidate ref={form}>
      <p className="small">{people.addLead}</p>
      <input type="hidden" name="intent" value="create" />
      {error && !error.fields ? (
        <p className="small bad" role="alert">
          {error.message}
        </p>
      ) : null}
      <TextField
        name="employeeNo"
        label={common.field.employeeNo}
        hint={people.employeeNoHint}
        inputMode="numeric"
        autoComplete="off"
        required
        error={of('employeeNo')}
        data-autofocus=""
      />
      <TextField name="name" label={common.field.person} autoComplete="off" required error={of('name')} />
      <TextField
        name="departmentName"
        label={common.field.department}
        hint={people.departmentHint}
        list={listId}
        autoComplete="off"
        required
        error={of('departmentName')}
      />
      <datalist id={listId}>
        {departments.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="field-row">
        <TextField name="site" label={people.site} optionalLabel={common.state.optional} error={of('site')} />
        <TextField
          name="jobField"
          label={people.jobField}
          optionalLabel={common.state.optional}
          error={of('jobField')}
        />
      </div>
      <div className="field-row">
        <TextField
          name="grade"
          label={people.grade}
          optionalLabel={common.state.optional}
          error={of('grade')}
        />
        <TextField
          name="position"
          label={people.position}
          optionalLabel={common.state.optional}
          error={of('position')}
        />
      </div>
      <Button type="submit" variant="primary" block busy={state !== 'idle'} busyLabel={common.act.saveBusy}>
        {people.add}
      </Button>
    </fetcher.Form>
  );
}
