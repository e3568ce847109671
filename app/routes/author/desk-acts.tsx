import type { TalkAct } from '~/chat/list-talk-acts.server';
import { TextLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { DataTable } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';

/** What was done in talks, newest first. */
export function DeskActs({ acts, next }: { acts: TalkAct[]; next: number | null }) {
  const words = useWords().chatDesk.acts;
  const format = useFormat();
  const { columns } = words;
  return (
    <>
      <Card flush>
        <DataTable
          caption={words.caption(format.number(acts.length))}
          rows={acts}
          rowKey={({ id }) => String(id)}
          empty={<EmptyState icon="clipboard" title={words.empty} />}
          columns={[
            { key: 'when', label: columns.when, cell: ({ at }) => format.dateTime(at) },
            { key: 'who', label: columns.who, cell: ({ actorName }) => actorName },
            { key: 'what', label: columns.what, wrap: true, cell: ({ change }) => change },
            { key: 'whose', label: columns.whose, cell: ({ personName }) => personName },
            { key: 'where', label: columns.where, wrap: true, cell: ({ lessonTitle }) => lessonTitle },
            { key: 'reason', label: columns.reason, wrap: true, cell: ({ reason }) => reason },
          ]}
        />
      </Card>
      {next === null ? null : (
        <TextLink to={`?tab=acts&before=${next}`} forward>
          {words.older}
        </TextLink>
      )}
    </>
  );
}
