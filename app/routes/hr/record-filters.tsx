/** Year, department and a word: a form that is an address, so that it comes back with the back button. */
import { Form, useSubmit } from '@remix-run/react';
import { Button, TextLink } from '~/ui/button';
import { SelectField } from '~/ui/select-field';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';

export interface RecordFilter {
  year: number;
  department: string;
  query: string;
}

interface RecordFiltersProps {
  filter: RecordFilter;
  years: number[];
  departments: string[];
}

export function RecordFilters({ filter, years, departments }: RecordFiltersProps) {
  const { hr, common } = useWords();
  const submit = useSubmit();
  const filtered = filter.department !== '' || filter.query !== '';
  return (
    <Form
      role="search"
      aria-label={hr.record.search}
      className="filters"
      key={`${filter.year}|${filter.department}|${filter.query}`}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement)
          submit(event.currentTarget, { preventScrollReset: true });
      }}
    >
      <TextField
        type="search"
        name="query"
        label={hr.record.search}
        hideLabel
        placeholder={hr.record.searchHint}
        icon="search"
        defaultValue={filter.query}
        maxLength={100}
      />
      <SelectField
        name="year"
        label={common.field.year}
        hideLabel
        defaultValue={String(filter.year)}
        options={years.map((year) => ({ value: String(year), label: common.state.year(year) }))}
      />
      <SelectField
        name="department"
        label={common.field.department}
        hideLabel
        defaultValue={filter.department}
        emptyLabel={common.field.allDepartments}
        options={departments.map((name) => ({ value: name, label: name }))}
      />
      <Button type="submit" variant="outline" icon="search">
        {common.act.search}
      </Button>
      {filtered ? (
        <TextLink to={`?year=${filter.year}`} icon="close" className="pad" preventScrollReset>
          {common.act.clearFilters}
        </TextLink>
      ) : null}
    </Form>
  );
}
