/** My record: the year, the certificates to come, and the ledger with a reason for each entry. */
import { Form, useLoaderData, useSubmit } from '@remix-run/react';
import { z } from 'zod';
import { withEvidence } from '~/credits/entry-evidence';
import { findRecord } from '~/credits/find-record.server';
import { findYearTotal } from '~/credits/find-year-total.server';
import { parseInput } from '~/platform/form';
import { yearIn } from '~/platform/zone';
import { LinkButton } from '~/ui/button';
import { Section } from '~/ui/card';
import { ChipLink } from '~/ui/chip';
import { EmptyState } from '~/ui/empty-state';
import { Ledger } from '~/ui/ledger-entry';
import { SelectField } from '~/ui/select-field';
import { useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { EntryLine } from './entry-line';
import { YearCard } from './year-card';
import { pageTitle } from '../page-title';

const input = z.object({
  year: z.coerce.number('연도는 숫자입니다.').int().min(2000).max(2100).optional(),
  kind: z.enum(['time', 'points', 'reversal']).optional().catch(undefined),
  all: z.string().optional(),
});
const FIRST = 30;
const YEARS = 5;

export const loader = pageLoader(async ({ context, person, url }) => {
  const thisYear = yearIn(context.now, context.timeZone);
  const { year = thisYear, kind, all } = parseInput(input, Object.fromEntries(url.searchParams));
  const [record, total] = await Promise.all([
    findRecord({ ...context, personId: person.id, year }),
    findYearTotal({ ...context, personId: person.id, year }),
  ]);
  const entries = record.entries.filter((entry) => !kind || entry.kind === kind);
  return {
    year,
    thisYear,
    kind: kind ?? null,
    total,
    entries: (all === undefined ? entries.slice(0, FIRST) : entries).map(withEvidence),
    more: all === undefined && entries.length > FIRST ? entries.length - FIRST : 0,
  };
});

export const meta = pageTitle((words) => words.record.title);

export default function Me() {
  const { year, thisYear, kind, total, entries, more } = useLoaderData<typeof loader>();
  const { record, common } = useWords();
  const submit = useSubmit();
  const years = Array.from({ length: YEARS }, (_, back) => thisYear - back);
  const query = (change: Record<string, string>) =>
    `?${new URLSearchParams({ year: String(year), ...change })}`;
  const filters = [
    { kind: null, label: record.ledger.all },
    { kind: 'time', label: record.ledger.time },
    { kind: 'points', label: record.ledger.points },
    { kind: 'reversal', label: record.ledger.reversal },
  ];
  return (
    <Frame
      title={record.title}
      titleActions={
        <Form onChange={(event) => submit(event.currentTarget)} className="year-pick">
          <SelectField
            name="year"
            label={record.yearPick}
            hideLabel
            defaultValue={String(year)}
            options={years.map((value) => ({ value: String(value), label: common.state.year(value) }))}
          />
          <noscript>
            <button className="button">{common.act.open}</button>
          </noscript>
        </Form>
      }
    >
      <div className="columns">
        <YearCard year={total} linked={false} title={year === thisYear ? record.year : record.yearOf(year)} />
        <Section title={record.ledger.title}>
          <div className="chips scroll" role="group" aria-label={record.ledger.filters}>
            {filters.map((filter) => (
              <ChipLink
                key={filter.label}
                to={query(filter.kind ? { kind: filter.kind } : {})}
                current={filter.kind === kind}
                preventScrollReset
              >
                {filter.label}
              </ChipLink>
            ))}
          </div>
          {entries.length === 0 ? (
            <EmptyState
              icon="clipboard"
              title={record.ledger.empty}
              action={<LinkButton to="/courses">{record.ledger.emptyAct}</LinkButton>}
            >
              {record.ledger.emptyNote}
            </EmptyState>
          ) : (
            <Ledger>
              {entries.map((entry) => (
                <EntryLine key={entry.id} entry={entry} />
              ))}
            </Ledger>
          )}
          {more > 0 ? (
            <LinkButton
              variant="outline"
              block
              to={query({ ...(kind ? { kind } : {}), all: '' })}
              preventScrollReset
            >
              {record.ledger.moreCount(more)}
            </LinkButton>
          ) : null}
        </Section>
      </div>
    </Frame>
  );
}
