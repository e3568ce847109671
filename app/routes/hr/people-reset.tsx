/** Asks first, then shows the one-time code of one employee, once. */
import { useFetcher } from '@remix-run/react';
import { Button } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Sheet } from '~/ui/sheet';
import { useWords } from '~/words/words';
import type { ActionError } from '../door.server';
import type { PeopleAnswer } from './people-answer';

interface PeopleResetProps {
  target: { id: string; name: string };
  /** Where the employee types the code. */
  address: string;
  onClose: () => void;
}

export function PeopleReset({ target, address, onClose }: PeopleResetProps) {
  const { hr, common } = useWords();
  const { people } = hr;
  const fetcher = useFetcher<PeopleAnswer | ActionError>();
  const { data } = fetcher;
  const busy = fetcher.state !== 'idle';
  const code = data && 'code' in data ? data.code : undefined;
  const error = data && 'error' in data ? data.error : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={code ? people.resetTitle(target.name) : people.resetQuestion(target.name)}
      closeLabel={common.act.close}
      busy={busy}
    >
      {code ? (
        <div className="stack" role="status">
          <p className="display" aria-label={`${people.code} ${[...code].join(' ')}`}>
            {code}
          </p>
          <Notice tone="warn" icon="eye-off" title={people.resetOnce}>
            {people.resetHow(address)}
          </Notice>
          <Button block onClick={onClose}>
            {common.act.close}
          </Button>
        </div>
      ) : (
        <fetcher.Form method="post" className="stack">
          <p className="small">{people.resetEffect}</p>
          <input type="hidden" name="intent" value="reset" />
          <input type="hidden" name="employeeId" value={target.id} />
          {error ? (
            <p className="small bad" role="alert">
              {error.message}
            </p>
          ) : null}
          <Button type="submit" variant="primary" block busy={busy}>
            {people.resetAct}
          </Button>
        </fetcher.Form>
      )}
    </Sheet>
  );
}
