/** A field of the roster that offers the words already in use, so that one grade is spelt one way. */
import { useId } from 'react';
import { TextField, type TextFieldProps } from '~/ui/text-field';

export function RosterField({ words, ...field }: TextFieldProps & { words: readonly string[] }) {
  const listId = useId();
  return (
    <>
      <TextField autoComplete="off" {...field} list={listId} />
      <datalist id={listId}>
        {words.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </>
  );
}
