import type { MutedPerson } from '~/chat/list-muted.server';
import { Card } from '~/ui/card';
import { DataTable } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';
import { DeskAct } from './desk-act';

/** Who may not write, where and for how long, and the end of it. */
export function DeskMuted({ muted, now }: { muted: MutedPerson[]; now: Date }) {
  const words = useWords().chatDesk.muted;
  const format = useFormat();
  const { columns } = words;
  return (
    <Card flush>
      <DataTable
        caption={words.caption(format.number(muted.length))}
        rows={muted}
        rowKey={({ personId, lessonId }) => `${personId} ${lessonId}`}
        empty={<EmptyState icon="check-circle" title={words.empty} />}
        columns={[
          {
            key: 'who',
            label: columns.who,
            cell: ({ name, department }) => (
              <>
                {name}
                <span className="small row-note">{department}</span>
              </>
            ),
          },
          {
            key: 'where',
            label: columns.where,
            wrap: true,
            cell: ({ lessonTitle }) => lessonTitle ?? words.everywhere,
          },
          {
            key: 'until',
            label: columns.until,
            cell: ({ until }) => (
              <>
                {format.dateTime(until)}
                <span className="small row-note">
                  {words.left(
                    format.minutes(Math.ceil((new Date(until).getTime() - new Date(now).getTime()) / 60_000)),
                  )}
                </span>
              </>
            ),
          },
          {
            key: 'act',
            label: columns.act,
            cell: ({ personId, lessonId, name }) => (
              <DeskAct
                label={words.end}
                name={words.endOf(name)}
                fields={{ intent: 'unmute', personId, ...(lessonId ? { lessonId } : {}) }}
                done={words.done}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
