// Boxes and circles to tick, with the whole line to touch.
import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import { classNames } from './class-names';

export type CheckProps = { label: ReactNode; hint?: ReactNode } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'style' | 'type'
>;

export function Check({ label, hint, className, ...input }: CheckProps) {
  return (
    <label className={classNames('check', className)}>
      <input type="checkbox" {...input} />
      <span>
        {label}
        {hint ? (
          <>
            <br />
            <span className="small quiet">{hint}</span>
          </>
        ) : null}
      </span>
    </label>
  );
}

/** The box at the corner of a card or row: its label is only heard. */
export function Picker({
  label,
  ...input
}: { label: string } & Omit<InputHTMLAttributes<HTMLInputElement>, 'style' | 'type'>) {
  return (
    <label className="picker">
      <input type="checkbox" {...input} className="pick" />
      <span className="hidden">{label}</span>
    </label>
  );
}

export type Choice = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  mark?: ReactNode;
  state?: 'right' | 'wrong';
  disabled?: boolean;
};

export type ChoicesProps = {
  name: string;
  legend: string;
  /** The question stands elsewhere already. */
  hideLegend?: boolean;
  choices: readonly Choice[];
  defaultValue?: string;
  value?: string;
  onChoose?: (value: string) => void;
  /** Several may be ticked; the form then sends the name several times. */
  multiple?: boolean;
  error?: string;
};

/** The answers of a quiz or survey: large, one or several of them. */
export function Choices({
  name,
  legend,
  hideLegend,
  choices,
  defaultValue,
  value,
  onChoose,
  multiple,
  error,
}: ChoicesProps) {
  const errorId = useId();
  return (
    <fieldset className="choices" aria-describedby={error ? errorId : undefined}>
      <legend className={hideLegend ? 'hidden' : 'strong'}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classNames('choice', choice.state)}>
          <input
            type={multiple ? 'checkbox' : 'radio'}
            name={name}
            value={choice.value}
            disabled={choice.disabled}
            {...(value === undefined
              ? { defaultChecked: defaultValue === choice.value }
              : { checked: value === choice.value, readOnly: !onChoose })}
            onChange={onChoose ? () => onChoose(choice.value) : undefined}
          />
          <span className="grow">
            {choice.label}
            {choice.hint ? <span className="small quiet choice-hint">{choice.hint}</span> : null}
          </span>
          {choice.mark}
        </label>
      ))}
      {error ? (
        <p className="small bad" id={errorId} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
