// One question of a form: label above, hint or error under, all wired for screen readers. What was typed is never cleared;
// a check of the field's own runs on leaving it, and an error of the server stands until the field is changed.
import { createContext, useContext, useId, useState, type ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

export type FieldWiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

export type FieldText = {
  label: string;
  hint?: ReactNode;
  /** What is wrong and how to mend it. Takes the hint's place. */
  error?: string;
  /** Stands behind the label of what may stay empty: "(안 적어도 됩니다)". */
  optionalLabel?: string;
  /** The label is only heard: for a search field in a bar. */
  hideLabel?: boolean;
};

export type FieldProps = FieldText & {
  className?: string;
  id?: string;
  children: (wiring: FieldWiring) => ReactNode;
};

export function Field({
  label,
  hint,
  error,
  optionalLabel,
  hideLabel,
  className,
  id: givenId,
  children,
}: FieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={classNames('field', className)}>
      <label htmlFor={id} className={hideLabel ? 'hidden' : undefined}>
        {label}
        {optionalLabel ? <span className="optional"> {optionalLabel}</span> : null}
      </label>
      {children({
        id,
        ...(note ? { 'aria-describedby': noteId } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error ? (
        <p className="error" id={noteId} role="alert">
          <Icon name="alert" size="mini" />
          <span>{error}</span>
        </p>
      ) : hint ? (
        <p className="hint" id={noteId}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

export type Validate = (value: string) => string | undefined;

const Answer = createContext<unknown>(undefined);

/** Around the fields of a form: the answer that their errors come with. The same sentence in another answer is new. */
export function Answered({ by, children }: { by: unknown; children: ReactNode }) {
  return <Answer.Provider value={by}>{children}</Answer.Provider>;
}

/**
 * The error to show: the server's until the field is changed, then that of the field's own check, which runs on leaving.
 * A new answer of the server (another `given`, or the same in another answer) counts again.
 */
export function useFieldError(given: string | undefined, validate?: Validate) {
  const [own, setOwn] = useState<string | undefined>();
  const answer = useContext(Answer);
  const [changed, setChanged] = useState(false);
  const [seen, setSeen] = useState({ given, answer });
  // While drawing, not after: the form looks for the wrong field as soon as the answer is drawn.
  if (seen.given !== given || seen.answer !== answer) {
    setSeen({ given, answer });
    setChanged(false);
  }
  return {
    error: own ?? (changed ? undefined : given),
    check: (value: string) => setOwn(validate?.(value)),
    change: (value: string) => {
      setChanged(true);
      if (own) setOwn(validate?.(value));
    },
  };
}
