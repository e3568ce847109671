/** A form that saves in place: what is wrong stands in its fields, a success is a short note. Its button is the caller's verb. */
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, type ButtonVariant } from '~/ui/button';
import { Answered } from '~/ui/field';
import { useToast } from '~/ui/toast';
import { useWords } from '~/words/words';
import type { ActionError } from './door.server';

interface SavedFormProps<Answer> {
  intent: string;
  act: string;
  variant?: ButtonVariant;
  block?: boolean;
  /** What the note says after a success. */
  say: (answer: Answer) => string;
  onSaved?: (answer: Answer) => void;
  /** Names of fields that show their own error; any other error stands above. */
  fields: readonly string[];
  /** Sentence of a field's error. */
  children: (of: (name: string) => string | undefined) => ReactNode;
}

export function SavedForm<Answer extends object>(props: SavedFormProps<Answer>) {
  const { intent, act, variant, block, say, onSaved, fields, children } = props;
  const { common } = useWords();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<Answer | ActionError>();
  const state = fetcher.state;
  const data = fetcher.data as Answer | ActionError | undefined;
  const error = data && 'error' in data ? (data as ActionError).error : undefined;
  const of = (name: string) => error?.fields?.[name];
  const shown = fields.some((name) => of(name));

  useEffect(() => {
    if (state !== 'idle' || !data) return;
    if ('error' in data) {
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      return;
    }
    toast(say(data));
    onSaved?.(data);
    // Only an answer counts, not the callbacks, which are new with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [state, data]);

  return (
    <Answered by={data}>
      <fetcher.Form method="post" className="stack" noValidate ref={form}>
        <input type="hidden" name="intent" value={intent} />
        {error && !shown ? (
          <p className="small bad" role="alert">
            {error.message}
          </p>
        ) : null}
        {children(of)}
        <Button
          type="submit"
          {...(variant ? { variant } : {})}
          {...(block ? { block } : {})}
          busy={state !== 'idle'}
          busyLabel={common.act.saveBusy}
        >
          {act}
        </Button>
      </fetcher.Form>
    </Answered>
  );
}
