/** The screenings that concern the person: what comes, and what was. */
import { useLoaderData } from '@remix-run/react';
import { maySchedule } from '~/screenings/pick-lesson.server';
import { listScreenings } from '~/screenings/list-screenings.server';
import { LinkButton } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { ScreeningRowItem } from './screening-row-item';

export const loader = pageLoader(async ({ context, person }) => ({
  ...(await listScreenings({ ...context, person })),
  schedules: await maySchedule({ ...context, person }),
}));

export const meta = pageTitle((words) => words.screenings.title);

export default function Screenings() {
  const { upcoming, past, schedules } = useLoaderData<typeof loader>();
  const { screenings } = useWords();
  const add = (
    <LinkButton to="/screenings/new" icon="plus" variant="primary">
      {screenings.list.add}
    </LinkButton>
  );
  return (
    <Frame title={screenings.title} width="narrow">
      <p className="small">{screenings.lead}</p>
      {schedules && upcoming.length > 0 ? <div>{add}</div> : null}
      <Section title={screenings.list.upcoming}>
        {upcoming.length === 0 ? (
          <EmptyState icon="calendar" title={screenings.list.empty} action={schedules ? add : undefined}>
            {screenings.list.emptyNote}
          </EmptyState>
        ) : (
          <div className="card rows">
            {upcoming.map((item) => (
              <ScreeningRowItem key={item.id} item={item} />
            ))}
          </div>
        )}
      </Section>
      {past.length > 0 ? (
        <Section title={screenings.list.past}>
          <div className="card rows">
            {past.map((item) => (
              <ScreeningRowItem key={item.id} item={item} />
            ))}
          </div>
        </Section>
      ) : null}
    </Frame>
  );
}
