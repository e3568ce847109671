/** Who watched, by name, for HR and heads: searched, filtered by state, a page at a time. */
import type { LessonViewer } from '~/reports/list-lesson-viewers.server';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { ChipGroup, ChipLink } from '~/ui/chip';
import { DataTable, type Column } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { Pager } from '~/ui/pager';
import { useFormat, useWords } from '~/words/words';
import { SearchLine } from '../search-line';

type Shown = Omit<LessonViewer, 'completedAt' | 'lastWatchedAt'> & {
  completedAt: Date | string | null;
  lastWatchedAt: Date | string | null;
};

interface StatsViewersProps {
  viewers: Shown[];
  progress: boolean;
  total: number;
  page: number;
  pages: number;
  version: number;
  filter: { query: string; state: '' | 'completed' | 'watching' };
}

export function StatsViewers({ viewers, progress, total, page, pages, version, filter }: StatsViewersProps) {
  const { stats, common } = useWords();
  const text = stats.viewers;
  const format = useFormat();
  const { query, state } = filter;
  const to = (change: Record<string, string>) => {
    const given = { version: String(version), query, state: state as string, ...change };
    return `?${new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))}`;
  };
  const columns: Column<Shown>[] = [
    { key: 'name', label: text.columns.name, cell: ({ name, employeeNo }) => `${name} (${employeeNo})` },
    { key: 'department', label: text.columns.department, cell: ({ department }) => department },
    {
      key: 'state',
      label: text.columns.state,
      cell: ({ completedAt }) =>
        completedAt ? (
          <Badge tone="good" icon="check">
            {text.completedOn(format.date(completedAt, 'table'))}
          </Badge>
        ) : (
          <Badge>{text.watching}</Badge>
        ),
    },
  ];
  if (progress) {
    columns.push(
      {
        key: 'percent',
        label: text.columns.percent,
        numeric: true,
        cell: ({ percent }) => format.percent(percent ?? 0, 100, 0),
      },
      {
        key: 'last',
        label: text.columns.last,
        cell: ({ lastWatchedAt }) => (lastWatchedAt ? format.date(lastWatchedAt, 'table') : null),
      },
    );
  }
  return (
    <Card title={text.title}>
      <p className="small">{progress ? text.logged : `${text.headNote} ${text.logged}`}</p>
      <SearchLine
        name="query"
        value={query}
        label={text.search}
        placeholder={text.searchHint}
        maxLength={60}
        keep={{ version: String(version), state }}
        preventScrollReset
      />
      <ChipGroup label={text.states.label}>
        {(['', 'completed', 'watching'] as const).map((choice) => (
          <ChipLink key={choice} to={to({ state: choice })} current={choice === state} preventScrollReset>
            {text.states[choice || 'all']}
          </ChipLink>
        ))}
      </ChipGroup>
      <DataTable
        caption={text.caption(format.number(total))}
        columns={columns}
        rows={viewers}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="search" title={text.empty}>
            {text.emptyNote}
          </EmptyState>
        }
      />
      {pages > 1 ? (
        <Pager
          labels={{ nav: common.pager.label, previous: common.pager.previous, next: common.pager.next }}
          position={common.pager.position(format.number(page), format.number(pages))}
          {...(page > 1 ? { previousTo: to({ page: String(page - 1) }) } : {})}
          {...(page < pages ? { nextTo: to({ page: String(page + 1) }) } : {})}
        />
      ) : null}
    </Card>
  );
}
