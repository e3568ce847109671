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
  maxLength?: number;
  /** Other parameters that the answer's address keeps; blank ones are left out. */
  keep?: Record<string, string>;
  preventScrollReset?: boolean;
}

/** The search over a list: a plain GET form, so that the answer has an address. */
export function SearchLine(props: SearchLineProps) {
  const { name, value, label, placeholder, autoFocus, maxLength, keep = {}, preventScrollReset } = props;
  const { search } = useWords();
  const kept = Object.entries(keep).filter(([, held]) => held !== '');
  return (
    <Form
      role="search"
      className="search-line"
      key={[value, ...kept.flat()].join(' ')}
      preventScrollReset={preventScrollReset ?? false}
      {...(label ? { 'aria-label': label } : {})}
    >
      {kept.map(([parameter, held]) => (
        <input key={parameter} type="hidden" name={parameter} value={held} />
      ))}
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
        {...(maxLength ? { maxLength } : {})}
      />
      <Button type="submit">{search.submit}</Button>
    </Form>
  );
}
