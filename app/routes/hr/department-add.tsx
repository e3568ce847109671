/** The button and sheet that add a department; a success opens its page, where its head is named. */
import { useFetcher } from '@remix-run/react';
import { useState } from 'react';
import { Button } from '~/ui/button';
import { Answered } from '~/ui/field';
import { Sheet } from '~/ui/sheet';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';

export function DepartmentAdd() {
  const { roster, common } = useWords();
  const words = roster.departments;
  const [open, setOpen] = useState(false);
  const fetcher = useFetcher<ActionError>();
  const error = fetcher.data?.error;
  const busy = fetcher.state !== 'idle';
  return (
    <>
      <Button variant="primary" icon="plus" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={words.add}
        closeLabel={common.act.close}
        busy={busy}
      >
        <Answered by={fetcher.data}>
          <fetcher.Form method="post" className="stack" noValidate>
            <p className="small">{words.addLead}</p>
            <input type="hidden" name="intent" value="create" />
            <TextField
              name="name"
              label={words.name}
              maxLength={40}
              autoComplete="off"
              required
              error={error?.fields?.['name'] ?? error?.message}
              data-autofocus=""
            />
            <Button type="submit" variant="primary" block busy={busy} busyLabel={common.act.saveBusy}>
              {words.add}
            </Button>
          </fetcher.Form>
        </Answered>
      </Sheet>
    </>
  );
}
