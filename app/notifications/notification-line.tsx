/** One notification: what happened, to which lesson, when; following it marks it as read. */
import { Link, useFetcher } from '@remix-run/react';
import { Icon, type IconName } from '~/ui/icon';
import { useFormat, useWords } from '~/words/words';
import type { NotificationFacts, NotificationKind } from './notification';
import { tell } from './tell';

const ICONS: Record<NotificationKind, IconName> = {
  mention: 'person',
  answer: 'reply',
  'official-answer': 'check-circle',
  reply: 'reply',
  hidden: 'eye-off',
  muted: 'sound-off',
  report: 'flag',
  unanswered: 'help',
  'unclear-place': 'pin',
  screening: 'calendar',
  'screening-cancelled': 'calendar',
  'manual-proposal': 'book',
  'manual-proposed': 'book',
};

export interface NotificationLineProps {
  id: string;
  kind: NotificationKind;
  path: string;
  facts: NotificationFacts;
  createdAt: string | Date;
  unread: boolean;
  now: string | Date;
}

export function NotificationLine({ id, kind, path, facts, createdAt, unread, now }: NotificationLineProps) {
  const { notifications } = useWords();
  const format = useFormat();
  // A fetcher outlives the page that it leaves behind.
  const fetcher = useFetcher({ key: `read ${id}` });
  const { excerpt, reason } = facts;
  return (
    <li>
      <Link
        to={path}
        className={unread ? 'row notification unread' : 'row notification'}
        onClick={() => {
          if (unread)
            void fetcher.submit({ intent: 'read', id }, { method: 'post', action: '/notifications' });
        }}
      >
        <Icon name={ICONS[kind]} />
        <span className="grow">
          <span>
            {unread ? <span className="hidden">{notifications.unread}: </span> : null}
            {tell(notifications, format, kind, facts)}
          </span>
          {excerpt ? <span className="small row-note">“{excerpt}”</span> : null}
          {reason ? <span className="small row-note">{notifications.reason(reason)}</span> : null}
          <span className="tiny quiet row-note">{format.when(createdAt, now)}</span>
        </span>
        {unread ? <span className="unread-dot" aria-hidden="true" /> : null}
      </Link>
    </li>
  );
}
