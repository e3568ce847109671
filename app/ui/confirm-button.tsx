// A button whose act is asked about first: it opens a sheet with the question, what will happen, perhaps a reason to write,
// and the form that posts it. Works for approving, returning, withdrawing, deleting.
import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, type ButtonVariant } from './button';
import { Answered } from './field';
import type { IconName } from './icon';
import { Sheet } from './sheet';
import { TextArea } from './text-field';

export type ConfirmButtonProps = {
  /** On the button that opens. */
  label: string;
  /** On the button that does it; the same word when left out. */
  actLabel?: string;
  busyLabel?: string;
  variant?: ButtonVariant;
  actVariant?: ButtonVariant;
  icon?: IconName;
  compact?: boolean;
  block?: boolean;
  question: string;
  /** What will happen, in a sentence. */
  children?: ReactNode;
  /** Where the form goes; the page itself when left out. */
  action?: string;
  /** Hidden fields: intent, id. */
  fields: Readonly<Record<string, string>>;
  reason?: { name?: string; label: string; hint?: string; limit?: number; neededText: string };
  labels: { close: string };
  /** Why it cannot be used, said beside the button. */
  blockedReason?: string;
  /** The route's answer after a success; the sheet closes by itself then. */
  onDone?: (data: unknown) => void;
};

/** What an action may answer with so that the sheet stays open and says what is wrong. */
type Refusal = { error?: { message?: string; fields?: Record<string, string> } };

export function ConfirmButton(props: ConfirmButtonProps) {
  const {
    label,
    actLabel = label,
    busyLabel,
    variant,
    actVariant,
    icon,
    compact,
    block,
    question,
    children,
  } = props;
  const { action, fields, reason, labels, blockedReason, onDone } = props;
  const [open, setOpen] = useState(false);
  const [missing, setMissing] = useState<string>();
  const fetcher = useFetcher<Refusal>();
  const busy = fetcher.state !== 'idle';
  const sent = useRef(false);
  const done = useRef(onDone);
  done.current = onDone;
  const refusal = fetcher.data?.error;
  const reasonName = reason?.name ?? 'reason';

  useEffect(() => {
    if (busy) sent.current = true;
    else if (sent.current) {
      sent.current = false;
      if (refusal) return;
      setOpen(false);
      done.current?.(fetcher.data);
    }
  }, [busy, refusal, fetcher.data]);

  return (
    <>
      <Button
        {...{ variant, icon, compact, block }}
        reason={blockedReason}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={question}
        closeLabel={labels.close}
        busy={busy}
      >
        {children ? <div className="small">{children}</div> : null}
        <Answered by={fetcher.data}>
          <fetcher.Form
            method="post"
            action={action}
            className="stack"
            onSubmit={(event) => {
              const text = new FormData(event.currentTarget).get(reasonName);
              const lacking = reason && !(typeof text === 'string' && text.trim());
              setMissing(lacking ? reason.neededText : undefined);
              if (busy || lacking) event.preventDefault();
            }}
          >
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {reason ? (
              <TextArea
                name={reasonName}
                label={reason.label}
                hint={reason.hint}
                limit={reason.limit}
                error={missing ?? refusal?.fields?.[reasonName]}
                onChange={() => setMissing(undefined)}
                data-autofocus=""
              />
            ) : null}
            {refusal && !refusal.fields?.[reasonName] ? (
              <p className="small bad" role="alert">
                {refusal.message}
              </p>
            ) : null}
            <Button type="submit" variant={actVariant ?? 'primary'} block busy={busy} busyLabel={busyLabel}>
              {actLabel}
            </Button>
          </fetcher.Form>
        </Answered>
      </Sheet>
    </>
  );
}
