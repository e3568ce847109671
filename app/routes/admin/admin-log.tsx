/** The access log, newest first. */
import type { AccessAction } from '~/people/access-action';
import { TextLink } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { DataTable } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';

interface LogRow {
  id: number;
  at: Date | string;
  action: string;
  subject: string;
  subjectName: string | null;
  reason: string;
  ip: string;
  actorName: string | null;
  change: string | null;
}

export function AdminLog({
  rows,
  before,
  next,
}: {
  rows: LogRow[];
  before: number | null;
  next: number | null;
}) {
  const { log } = useWords().admin;
  const format = useFormat();
  const actions: Record<AccessAction, string> & Partial<Record<string, string>> = log.actions;
  const { columns } = log;
  return (
    <Section title={log.title} id="log">
      <p className="small quiet">{log.lead}</p>
      <Card flush>
        <DataTable
          caption={log.caption(format.number(rows.length))}
          rows={rows}
          rowKey={({ id }) => String(id)}
          empty={<EmptyState icon="clipboard" title={log.empty} />}
          columns={[
            { key: 'when', label: columns.when, cell: ({ at }) => format.dateTime(at) },
            { key: 'who', label: columns.who, cell: ({ actorName }) => actorName ?? log.nobody },
            {
              key: 'what',
              label: columns.what,
              wrap: true,
              cell: ({ action, change }) => (
                <>
                  {actions[action] ?? action}
                  {change ? <span className="small row-note">{change}</span> : null}
                </>
              ),
            },
            {
              key: 'whose',
              label: columns.whose,
              wrap: true,
              cell: ({ subject, subjectName }) => subjectName ?? subject,
            },
            { key: 'where', label: columns.where, cell: ({ ip }) => ip },
            { key: 'reason', label: columns.reason, wrap: true, cell: ({ reason }) => reason },
          ]}
        />
      </Card>
      <div className="line wrap">
        {before !== null ? <TextLink to="/admin#log">{log.newest}</TextLink> : null}
        {next !== null ? (
          <TextLink to={`/admin?before=${next}#log`} forward>
            {log.older}
          </TextLink>
        ) : null}
      </div>
    </Section>
  );
}
