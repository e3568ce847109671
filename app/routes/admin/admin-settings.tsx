/** The few settings of the house. */
import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';

export function AdminSettings({
  instituteName,
  helpContact,
  accessLogYears,
}: {
  instituteName: string;
  helpContact: string;
  accessLogYears: string;
}) {
  const { admin, common } = useWords();
  const words = admin.settings;
  const toast = useToast();
  const fetcher = useFetcher<{ saved: true } | ActionError>();
  const { data, state } = fetcher;
  const error = data && 'error' in data ? data.error : undefined;
  useEffect(() => {
    if (state === 'idle' && data && 'saved' in data) toast(words.saved);
  }, [state, data, toast, words.saved]);
  return (
    <Card title={words.title}>
      <fetcher.Form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="settings" />
        {error && !error.fields ? (
          <p className="small bad" role="alert">
            {error.message}
          </p>
        ) : null}
        <TextField
          name="instituteName"
          label={words.institute}
          hint={words.instituteHint}
          defaultValue={instituteName}
          maxLength={60}
          required
          error={error?.fields?.['instituteName']}
        />
        <TextField
          name="helpContact"
          label={words.contact}
          hint={words.contactHint}
          defaultValue={helpContact}
          maxLength={80}
          required
          error={error?.fields?.['helpContact']}
        />
        <TextField
          name="accessLogYears"
          label={words.accessLog}
          hint={words.accessLogHint}
          defaultValue={accessLogYears}
          inputMode="numeric"
          maxLength={2}
          required
          error={error?.fields?.['accessLogYears']}
        />
        <Button type="submit" variant="primary" busy={state !== 'idle'} busyLabel={common.act.saveBusy}>
          {common.act.save}
        </Button>
      </fetcher.Form>
    </Card>
  );
}
