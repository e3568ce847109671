import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';

interface SearchLineProps {
  /** The query parameter. */
  name: string;
  value: string;
  label?: string;
  placeholder?: string;
  autoFocus?: boolean;
}

/** The search over a list: a plain GET form, so that the answer has an address. */
export function SearchLine({ name, value, label, placeholder, autoFocus }: SearchLineProps) {
  const { search } = useWords();
  return (
    <Form role="search" className="search-line" key={value}>
      <TextField
        name={name}
        type="search"
        label={label ?? search.field}
        hideLabel
        placeholder={placeholder ?? search.placeholder}
        defaultValue={value}
        icon="search"
        enterKeyHint="search"
        autoFocus={autoFocus ?? false}
        fieldClassName="grow"
      />
      <Button type="submit">{search.submit}</Button>
    </Form>
  );
}
