/** The button and sheet that add an employee; a success opens the page of the new person. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { RosterWords } from '~/people/list-roster-words.server';
import { Button } from '~/ui/button';
import { Answered } from '~/ui/field';
import { Sheet } from '~/ui/sheet';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import { KnownField, RosterField } from './roster-field';

interface Offered {
  departments: string[];
  known: RosterWords;
}

export function PeopleAdd(offered: Offered) {
  const { people } = useWords().hr;
  const { common } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon="plus" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {people.add}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={people.add} closeLabel={common.act.close}>
        <AddForm {...offered} />
      </Sheet>
    </>
  );
}

function AddForm({ departments, known }: Offered) {
  const { hr, roster, common } = useWords();
  const { people } = hr;
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<ActionError>();
  const { data, state } = fetcher;
  const error = data?.error;
  const of = (name: string) => error?.fields?.[name];

  useEffect(() => {
    if (state !== 'idle' || !data) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [state, data]);

  return (
    <Answered by={data}>
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
        <RosterField
          name="departmentName"
          label={common.field.department}
          hint={people.departmentHint}
          maxLength={40}
          words={departments}
          required
          error={of('departmentName')}
        />
        <div className="field-row">
          <KnownField name="grade" known={known} error={of('grade')} />
          <KnownField name="position" known={known} error={of('position')} />
        </div>
        <div className="field-row">
          <KnownField name="employmentCategory" known={known} error={of('employmentCategory')} />
          <KnownField name="jobField" known={known} error={of('jobField')} />
        </div>
        <div className="field-row">
          <KnownField name="site" known={known} error={of('site')} />
          <TextField
            type="date"
            name="hiredOn"
            label={roster.facts.hiredOn}
            optionalLabel={common.state.optional}
            error={of('hiredOn')}
          />
        </div>
        <Button type="submit" variant="primary" block busy={state !== 'idle'} busyLabel={common.act.saveBusy}>
          {people.add}
        </Button>
      </fetcher.Form>
    </Answered>
  );
}
