/** When the bell shows nothing. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { toTime, type QuietHours } from '~/notifications/quiet-hours';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Check } from '~/ui/check';
import { Answered } from '~/ui/field';
import { TextField } from '~/ui/text-field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';

export function QuietHoursCard({ quiet, workFrom, workTo }: QuietHours) {
  const words = useWords().notifications.quiet;
  const fetcher = useFetcher<Partial<ActionError> & { done?: string }>();
  const toast = useToast();
  const [on, setOn] = useState(quiet);
  const saved = fetcher.data?.done === 'quiet';
  useEffect(() => {
    if (saved) toast(words.saved);
  }, [saved, fetcher.data, words.saved, toast]);
  const fields = fetcher.data?.error?.fields ?? {};
  return (
    <Card title={words.title} id="quiet">
      <p className="small quiet">{words.note}</p>
      <Answered by={fetcher.data}>
        <fetcher.Form method="post" className="stack wide">
          <input type="hidden" name="intent" value="quiet" />
          <Check
            name="quiet"
            value="on"
            label={words.on}
            hint={words.onNote}
            checked={on}
            onChange={(event) => setOn(event.currentTarget.checked)}
          />
          <div className="field-row">
            <TextField
              name="workFrom"
              type="time"
              label={words.from}
              defaultValue={toTime(workFrom)}
              error={fields['workFrom']}
              required
            />
            <TextField
              name="workTo"
              type="time"
              label={words.to}
              defaultValue={toTime(workTo)}
              error={fields['workTo']}
              required
            />
          </div>
          <Button type="submit" variant="outline" className="start" busy={fetcher.state !== 'idle'}>
            {words.save}
          </Button>
        </fetcher.Form>
      </Answered>
    </Card>
  );
}
