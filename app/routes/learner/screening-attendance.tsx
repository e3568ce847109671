/** Who was there and how long, by name: for whoever leads it. The look is written to the access log. */
import { useLoaderData } from '@remix-run/react';
import { readAttendance } from '~/screenings/list-attendance.server';
import { Badge } from '~/ui/badge';
import { LinkButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { DataTable, type Column } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, params }) => {
  const screeningId = params['id'] ?? '';
  return { id: screeningId, ...(await readAttendance({ ...context, person, screeningId })) };
});

export const meta = pageTitle((words) => words.screenings.attendance.title);

type Row = ReturnType<typeof useLoaderData<typeof loader>>['people'][number];

export default function ScreeningAttendance() {
  const { id, title, shownSeconds, people } = useLoaderData<typeof loader>();
  const { attendance } = useWords().screenings;
  const format = useFormat();
  const columns: Column<Row>[] = [
    { key: 'name', label: attendance.name, cell: (row) => row.name },
    { key: 'department', label: attendance.department, cell: (row) => row.department },
    {
      ...{ key: 'time', label: attendance.time, numeric: true },
      cell: (row) => format.duration(row.presentSeconds),
    },
    {
      ...{ key: 'counts', label: attendance.counts },
      cell: (row) => (row.counts ? <Badge tone="good">{attendance.yes}</Badge> : attendance.no),
    },
    {
      ...{ key: 'completed', label: attendance.completed },
      cell: (row) =>
        row.completed === null
          ? attendance.mayNotKnow
          : row.completed
            ? attendance.isCompleted
            : attendance.notCompleted,
    },
  ];
  return (
    <Frame title={attendance.title} back={{ to: `/screenings/${id}`, label: title }}>
      <p className="small">{attendance.lead(format.duration(shownSeconds))}</p>
      {people.length > 0 ? (
        <>
          <div className="line">
            <LinkButton to={`/screenings/${id}/attendance.csv`} reloadDocument icon="download">
              {attendance.csv}
            </LinkButton>
          </div>
          <p className="small quiet">{attendance.csvLogged}</p>
        </>
      ) : null}
      <Card flush label={attendance.title}>
        <DataTable
          caption={attendance.caption(people.length)}
          columns={columns}
          rows={people}
          rowKey={(row) => row.id}
          empty={
            <EmptyState icon="people" title={attendance.empty}>
              {attendance.emptyNote}
            </EmptyState>
          }
        />
      </Card>
    </Frame>
  );
}
