// Fields one types into. Enter that ends a syllable of an input method submits nothing; values are never filtered or
// trimmed while typing.
import { useState, type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes } from 'react';
import { holdComposingEnter } from './composing';
import { countGraphemes } from './count-graphemes';
import { Field, useFieldError, type FieldText, type Validate } from './field';
import { Icon, type IconName } from './icon';
import { IconButton } from './icon-button';

export type TextFieldProps = FieldText &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'style' | 'children'> & {
    /** Runs on leaving the field; answers with a sentence or nothing. */
    validate?: Validate;
    icon?: IconName;
    /** A control inside the field's right end. */
    action?: ReactNode;
    fieldClassName?: string;
  };

export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    error,
    optionalLabel,
    hideLabel,
    validate,
    icon,
    action,
    fieldClassName,
    id,
    ...input
  } = props;
  const state = useFieldError(error, validate);
  return (
    <Field {...{ label, hint, optionalLabel, hideLabel, id }} error={state.error} className={fieldClassName}>
      {(wiring) => {
        const box = (
          <input
            type="text"
            {...input}
            {...wiring}
            onKeyDown={(event) => {
              holdComposingEnter(event);
              input.onKeyDown?.(event);
            }}
            onChange={(event) => {
              state.change(event.currentTarget.value);
              input.onChange?.(event);
            }}
            onBlur={(event) => {
              state.check(event.currentTarget.value);
              input.onBlur?.(event);
            }}
          />
        );
        if (icon) {
          return (
            <div className="with-icon">
              <Icon name={icon} size="mini" />
              {box}
            </div>
          );
        }
        return action ? (
          <div className="with-action">
            {box}
            {action}
          </div>
        ) : (
          box
        );
      }}
    </Field>
  );
}

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'action' | 'icon'> & {
  showLabel: string;
  hideLabelText: string;
};

/** A password that can be shown while it is typed. */
export function PasswordField({ showLabel, hideLabelText, ...props }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoComplete="current-password"
      autoCapitalize="off"
      spellCheck={false}
      {...props}
      type={shown ? 'text' : 'password'}
      action={
        <IconButton
          icon={shown ? 'eye-off' : 'eye'}
          label={shown ? hideLabelText : showLabel}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}

export type TextAreaProps = FieldText &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'style' | 'children'> & {
    validate?: Validate;
    /** Most graphemes; the count appears from four fifths on. */
    limit?: number;
    fieldClassName?: string;
  };

export function TextArea(props: TextAreaProps) {
  const { label, hint, error, optionalLabel, hideLabel, validate, limit, fieldClassName, id, ...area } =
    props;
  const state = useFieldError(error, validate);
  const [length, setLength] = useState(() =>
    limit ? countGraphemes(String(area.defaultValue ?? area.value ?? '')) : 0,
  );
  return (
    <Field {...{ label, hint, optionalLabel, hideLabel, id }} error={state.error} className={fieldClassName}>
      {(wiring) => (
        <>
          <textarea
            rows={3}
            {...area}
            {...wiring}
            onChange={(event) => {
              state.change(event.currentTarget.value);
              if (limit) setLength(countGraphemes(event.currentTarget.value));
              area.onChange?.(event);
            }}
            onBlur={(event) => {
              state.check(event.currentTarget.value);
              area.onBlur?.(event);
            }}
          />
          {limit && length >= limit * 0.8 ? <span className="counter">{`${length} / ${limit}`}</span> : null}
        </>
      )}
    </Field>
  );
}
