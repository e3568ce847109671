/** The button and sheet that open a new course; its own page asks for the rest. */
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Sheet } from '~/ui/sheet';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';

export function CourseCreate() {
  const { hr, common } = useWords();
  const [open, setOpen] = useState(false);
  const error = useActionData<ActionError>()?.error;
  const busy = useNavigation().state !== 'idle';
  return (
    <>
      <Button variant="primary" icon="plus" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {hr.courses.create}
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={hr.courses.create}
        closeLabel={common.act.close}
        busy={busy}
      >
        <Form method="post" className="stack" noValidate>
          <p className="small">{hr.courses.createLead}</p>
          <TextField
            name="title"
            label={hr.courses.name}
            maxLength={100}
            required
            autoComplete="off"
            error={error?.fields?.['title'] ?? error?.message}
            data-autofocus=""
          />
          <Button type="submit" variant="primary" block busy={busy} busyLabel={common.act.saveBusy}>
            {hr.courses.create}
          </Button>
        </Form>
      </Sheet>
    </>
  );
}
