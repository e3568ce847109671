import type { SelectHTMLAttributes } from 'react';
import { Field, useFieldError, type FieldText } from './field';
import { Icon } from './icon';

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectFieldProps = FieldText &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'style' | 'children'> & {
    options: readonly SelectOption[];
    /** The first entry, with an empty value: "모든 부서", "고르세요". */
    emptyLabel?: string;
    fieldClassName?: string;
  };

/** The system's own list, so that the phone shows its wheel. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, optionalLabel, hideLabel, options, emptyLabel, fieldClassName, id, ...select } =
    props;
  const state = useFieldError(error);
  return (
    <Field {...{ label, hint, optionalLabel, hideLabel, id }} error={state.error} className={fieldClassName}>
      {(wiring) => (
        <div className="with-chevron">
          <select
            {...select}
            {...wiring}
            onChange={(event) => {
              state.change(event.currentTarget.value);
              select.onChange?.(event);
            }}
          >
            {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" size="mini" />
        </div>
      )}
    </Field>
  );
}
