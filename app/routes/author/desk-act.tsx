/** A button of a desk that does its act at once and says so; what was refused stands beside it. */
import { useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { Button, type ButtonVariant } from '~/ui/button';
import { useToast } from '~/ui/toast';
import type { ActionError } from '../door.server';

interface DeskActProps {
  label: string;
  /** Heard, where the label alone does not say of whom. */
  name?: string;
  variant?: ButtonVariant;
  fields: Readonly<Record<string, string>>;
  done: string;
}

export function DeskAct({ label, name, variant = 'outline', fields, done }: DeskActProps) {
  const toast = useToast();
  const fetcher = useFetcher<{ done: string } | ActionError>();
  const { state, data } = fetcher;
  const error = data && 'error' in data ? data.error.message : null;
  useEffect(() => {
    if (state === 'idle' && data && 'done' in data) toast(done);
    // Only an answer counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, data]);
  return (
    <fetcher.Form method="post" className="line wrap">
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button type="submit" compact variant={variant} aria-label={name} busy={state !== 'idle'}>
        {label}
      </Button>
      {error ? (
        <p className="small bad" role="alert">
          {error}
        </p>
      ) : null}
    </fetcher.Form>
  );
}
