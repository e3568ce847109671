/** What has happened that concerns me: a digest of what is unread, then everything by day. */
import { data } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import { countForBell, countUnread, listNotifications } from '~/notifications/list-notifications.server';
import { NotificationLine } from '~/notifications/notification-line';
import { KEPT_DAYS } from '~/notifications/notification';
import { toMinutes } from '~/notifications/quiet-hours';
import { findQuietHours, saveQuietHours } from '~/notifications/quiet-hours.server';
import { markAllRead, markRead } from '~/notifications/read-notifications.server';
import { notificationsInput, notificationsQuery } from '~/notifications/schema';
import { noteUnread } from '~/notifications/use-unread';
import { formToObject, parseInput } from '~/platform/form';
import { dateIn } from '~/platform/zone';
import { Button, TextLink } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { QuietHoursCard } from './quiet-hours';

export const meta = pageTitle((words) => words.notifications.title);

export const loader = pageLoader(async ({ context, person, url }) => {
  const { before } = parseInput(notificationsQuery, Object.fromEntries(url.searchParams));
  const own = { ...context, personId: person.id };
  const [{ items, next }, kinds, bell, hours] = await Promise.all([
    listNotifications({ ...own, before }),
    countUnread(own),
    countForBell(own),
    findQuietHours(own),
  ]);
  const days = new Map<string, typeof items>();
  for (const item of items) {
    const day = dateIn(item.createdAt, context.timeZone);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return { now: context.now, days: [...days], next, kinds, bell, hours, first: before === undefined };
});

export const action = pageAction(async ({ context, person }, form) => {
  const input = parseInput(notificationsInput, formToObject(form));
  const own = { ...context, personId: person.id };
  if (input.intent === 'read') await markRead({ ...own, id: input.id });
  else if (input.intent === 'read-all') await markAllRead({ ...own, upTo: input.upTo });
  else {
    const [workFrom, workTo] = [toMinutes(input.workFrom), toMinutes(input.workTo)];
    await saveQuietHours({ ...own, quiet: input.quiet === 'on', workFrom, workTo });
  }
  return data({ done: input.intent });
});

export default function Notifications() {
  const { now, days, next, kinds, bell, hours, first } = useLoaderData<typeof loader>();
  const { notifications: words, common } = useWords();
  const format = useFormat();
  const fetcher = useFetcher();
  const unread = kinds.reduce((sum, { count }) => sum + count, 0);
  useEffect(() => noteUnread(bell.unread), [bell.unread]);
  return (
    <Frame title={words.title} back={{ to: '/', label: common.act.home }} width="narrow">
      {days.length === 0 ? (
        <EmptyState icon="bell" title={words.empty}>
          {words.emptyNote}
        </EmptyState>
      ) : (
        <div className="stack gap16">
          {first ? (
            <div className="split wrap">
              <div className="stack tight">
                <p className="strong">{unread > 0 ? words.summary(format.number(unread)) : words.allRead}</p>
                {unread > 0 ? (
                  <p className="small quiet">
                    {kinds
                      .map(({ kind, count }) => `${words.kinds[kind]} ${format.number(count)}`)
                      .join(' · ')}
                  </p>
                ) : null}
              </div>
              {unread > 0 ? (
                <fetcher.Form method="post">
                  <input type="hidden" name="upTo" value={new Date(now).toISOString()} />
                  <Button
                    type="submit"
                    variant="outline"
                    compact
                    name="intent"
                    value="read-all"
                    busy={fetcher.state !== 'idle'}
                  >
                    {words.readAll}
                  </Button>
                </fetcher.Form>
              ) : null}
            </div>
          ) : (
            <TextLink to="/notifications" icon="chevron-up" className="start">
              {words.newest}
            </TextLink>
          )}
          {days.map(([day, items]) => (
            <Section key={day} title={format.day(day, 'phone')}>
              <ul className="rows">
                {items.map((item) => (
                  <NotificationLine key={item.id} {...item} now={now} />
                ))}
              </ul>
            </Section>
          ))}
          {next ? (
            <TextLink to={`?before=${next}`} icon="chevron-down" className="start">
              {words.older}
            </TextLink>
          ) : null}
        </div>
      )}
      <p className="small quiet">
        {bell.quiet ? `${words.quietNow} ` : ''}
        {words.kept(format.number(KEPT_DAYS))}
      </p>
      <QuietHoursCard {...hours} />
    </Frame>
  );
}
