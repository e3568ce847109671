/** One person's ledger of a year with its evidence, and corrections. Opening it stands in the access log. */
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { withEvidence } from '~/credits/entry-evidence';
import { reverseEntry } from '~/credits/reverse-entry.server';
import { reversalInput, yearInput } from '~/credits/schema';
import { formToObject, parseInput } from '~/platform/form';
import { findPersonEntries } from '~/reports/find-person-entries.server';
import { Section } from '~/ui/card';
import { ChipGroup, ChipLink } from '~/ui/chip';
import { EmptyState } from '~/ui/empty-state';
import { Ledger } from '~/ui/ledger-entry';
import { StatTile, StatTiles } from '~/ui/stat-tile';
import { dateFields } from '~/words/format-date';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { EntryEvidence } from './entry-evidence';
import { HrFrame } from './hr-frame';
import { pageTitle } from '../page-title';

const YEARS = 4;
const input = z.object({ year: yearInput.optional() });
const correctionInput = reversalInput.extend({ entryId: z.string() });

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.hr.record.of(data.employee.name) : words.hr.title,
);

export const loader = pageLoader(async ({ context, person, params, url }) => {
  const thisYear = dateFields(context.now, context.timeZone).year;
  const { year = thisYear } = parseInput(input, Object.fromEntries(url.searchParams));
  const found = await findPersonEntries({ ...context, person, personId: params['personId'] ?? '', year });
  const years = new Set(Array.from({ length: YEARS }, (_, back) => thisYear - back));
  const record = { ...found.record, entries: found.record.entries.map(withEvidence) };
  return { ...found, record, year, years: [...years.add(year)].sort((a, b) => b - a) };
}, 'record.read-others');

export const action = pageAction(async ({ context, person }, form) => {
  const { entryId, reason } = parseInput(correctionInput, formToObject(form));
  const { id } = await reverseEntry({ ...context, person, entryId, reason });
  return { reversalId: id };
}, 'ledger.reverse');

export default function PersonEntries() {
  const { employee, record, year, years } = useLoaderData<typeof loader>();
  const { hr, common } = useWords();
  const format = useFormat();
  const reversed = new Set(record.entries.map(({ reversesId }) => reversesId));
  const about = [employee.employeeNo, employee.department, employee.grade, employee.position]
    .filter(Boolean)
    .join(' · ');
  return (
    <HrFrame
      title={employee.name}
      note={about}
      back={{ to: `/hr?year=${year}`, label: common.act.backTo(hr.record.title) }}
    >
      <ChipGroup label={hr.entries.years} scroll>
        {years.map((choice) => (
          <ChipLink key={choice} to={`?year=${choice}`} current={choice === year} preventScrollReset>
            {common.state.year(choice)}
          </ChipLink>
        ))}
      </ChipGroup>
      <StatTiles label={common.state.year(year)}>
        <StatTile
          label={hr.entries.recognised}
          figure={format.minutes(record.recognisedMinutes)}
          note={hr.entries.sum(format.number(record.entries.length))}
        />
        <StatTile label={hr.entries.points} figure={common.state.points(format.number(record.points))} />
      </StatTiles>
      <Section title={hr.entries.list}>
        {record.entries.length === 0 ? (
          <EmptyState icon="clipboard" title={hr.entries.empty(year)}>
            {hr.entries.emptyNote}
          </EmptyState>
        ) : (
          <Ledger>
            {record.entries.map((entry) => (
              <EntryEvidence
                key={entry.id}
                entry={entry}
                name={employee.name}
                reversed={reversed.has(entry.id)}
              />
            ))}
          </Ledger>
        )}
        <p className="small quiet">{hr.entries.logged}</p>
      </Section>
    </HrFrame>
  );
}
