import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Button } from '~/ui/button';
import { Answered } from '~/ui/field';
import { Sheet } from '~/ui/sheet';
import { TextField } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { ScreeningPage } from './screening-page.server';
import { ScreeningFields, ScreeningProblem } from './screening-fields';

interface ScreeningChangeProps {
  about: ScreeningPage['about'];
  host: NonNullable<ScreeningPage['host']>;
}

/** The button and sheet that change what was asked, until it begins. */
export function ScreeningChange(props: ScreeningChangeProps) {
  const { screenings, common } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="edit" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {screenings.host.change}
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={screenings.host.change}
        closeLabel={common.act.close}
      >
        <ChangeForm {...props} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

function ChangeForm({ about, host, onDone }: ScreeningChangeProps & { onDone(): void }) {
  const { screenings, common } = useWords();
  const toast = useToast();
  const fetcher = useFetcher<{ done?: string } & Partial<ActionError>>();
  const { data, state } = fetcher;
  const error = data?.error;
  const busy = state !== 'idle';
  useEffect(() => {
    if (busy || !data?.done) return;
    toast(screenings.host.changed);
    onDone();
    // Only an answer counts, not the callbacks, which are new with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [busy, data]);
  return (
    <Answered by={data}>
      <fetcher.Form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="change" />
        <ScreeningFields
          {...{ start: host.start, today: host.today, error }}
          title={about.title === about.lessonTitle ? '' : about.title}
          titlePlaceholder={about.lessonTitle}
          note={about.note}
        />
        <TextField
          name="roomName"
          label={screenings.form.room}
          {...(about.audience === 'room' ? {} : { optionalLabel: common.state.optional })}
          defaultValue={about.roomName}
          maxLength={60}
          autoComplete="off"
          error={error?.fields?.['roomName']}
        />
        <ScreeningProblem error={error} />
        <Button type="submit" variant="primary" block busy={busy} busyLabel={common.act.saveBusy}>
          {common.act.save}
        </Button>
      </fetcher.Form>
    </Answered>
  );
}
