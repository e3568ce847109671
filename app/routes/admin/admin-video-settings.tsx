/** What the institute decides about its videos. */
import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { READY_LINES } from '~/people/schema';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { SelectField } from '~/ui/select-field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';

export function AdminVideoSettings({ readyLines, originals }: { readyLines: string; originals: string }) {
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
    <Card title={words.videoTitle}>
      <fetcher.Form method="post" className="stack" noValidate>
        <input type="hidden" name="intent" value="video-settings" />
        {error && !error.fields ? (
          <p className="small bad" role="alert">
            {error.message}
          </p>
        ) : null}
        <SelectField
          name="readyLines"
          label={words.readyLines}
          hint={words.readyLinesHint}
          defaultValue={readyLines}
          options={READY_LINES.map((lines) => ({ value: lines, label: words.lines(lines) }))}
          error={error?.fields?.['readyLines']}
        />
        <SelectField
          name="originals"
          label={words.originals}
          hint={words.originalsHint}
          defaultValue={originals}
          options={[
            { value: 'keep', label: words.keepOriginals },
            { value: 'drop', label: words.dropOriginals },
          ]}
          error={error?.fields?.['originals']}
        />
        <Button type="submit" variant="primary" busy={state !== 'idle'} busyLabel={common.act.saveBusy}>
          {common.act.save}
        </Button>
      </fetcher.Form>
    </Card>
  );
}
