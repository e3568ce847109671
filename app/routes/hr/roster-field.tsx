/** Fields of the roster that offer the words already in use, so that one grade is spelt one way. */
import { useId } from 'react';
import type { RosterWords } from '~/people/list-roster-words.server';
import { TextField, type TextFieldProps } from '~/ui/text-field';
import { useWords } from '~/words/words';

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

const longest = { site: 40, grade: 20, position: 20, employmentCategory: 20, jobField: 40 };

interface KnownFieldProps {
  name: keyof RosterWords;
  known: RosterWords;
  defaultValue?: string;
  error?: string | undefined;
}

/** One of the five facts that may be left blank. */
export function KnownField({ name, known, defaultValue = '', error }: KnownFieldProps) {
  const { hr, common } = useWords();
  const { site, grade, position, category, jobField } = hr.people;
  const labels = { site, grade, position, employmentCategory: category, jobField };
  return (
    <RosterField
      name={name}
      label={labels[name]}
      optionalLabel={common.state.optional}
      defaultValue={defaultValue}
      maxLength={longest[name]}
      words={known[name]}
      error={error}
    />
  );
}
