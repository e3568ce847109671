/** The entries of a page of the record, with what the whole selection adds up to. */
import { Link } from '@remix-run/react';
import type { RecordRow } from '~/reports/list-training-record.server';
import { Badge, type Tone } from '~/ui/badge';
import { DataTable, type Column } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';

export type ShownRow = Omit<RecordRow, 'occurredAt'> & { occurredAt: Date | string };

interface RecordTableProps {
  rows: ShownRow[];
  year: number;
  filtered: boolean;
  caption: string;
  totals: { entries: number; minutes: number };
}

const tones: Record<RecordRow['state'], Tone> = { standing: 'good', reversed: 'warn', reversal: 'bad' };

export function RecordTable({ rows, year, filtered, caption, totals }: RecordTableProps) {
  const { record } = useWords().hr;
  const format = useFormat();
  const { columns } = record;
  const title = ({ courseTitle, lessonTitle }: ShownRow) =>
    courseTitle && lessonTitle && courseTitle !== lessonTitle
      ? record.lessonOf(courseTitle, lessonTitle)
      : courseTitle || lessonTitle;
  const shown: Column<ShownRow>[] = [
    {
      key: 'name',
      label: columns.name,
      cell: (row) => (
        <Link className="link" to={`/hr/entries/${row.personId}?year=${year}`}>
          {row.name}
        </Link>
      ),
    },
    { key: 'employee-no', label: columns.employeeNo, cell: (row) => row.employeeNo },
    { key: 'department', label: columns.department, cell: (row) => row.department },
    { key: 'course', label: columns.course, wrap: true, cell: title },
    { key: 'day', label: columns.day, cell: (row) => format.date(row.occurredAt, 'table') },
    {
      key: 'minutes',
      label: columns.recognised,
      numeric: true,
      cell: (row) => <b>{format.minutes(row.minutes)}</b>,
      total: format.minutes(totals.minutes),
    },
    {
      key: 'state',
      label: columns.state,
      cell: (row) => <Badge tone={tones[row.state]}>{record.states[row.state]}</Badge>,
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={shown}
      rows={rows}
      rowKey={(row) => row.entryId}
      totalLabel={record.total(format.number(totals.entries))}
      empty={
        filtered ? (
          <EmptyState icon="search" title={record.empty}>
            {record.emptyNote}
          </EmptyState>
        ) : (
          <EmptyState icon="clipboard" title={record.emptyYear(year)}>
            {record.emptyYearNote}
          </EmptyState>
        )
      }
    />
  );
}
