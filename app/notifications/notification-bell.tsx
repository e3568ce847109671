import { IconLink } from '~/ui/icon-button';
import { useFormat, useWords } from '~/words/words';
import { useUnread } from './use-unread';

export function NotificationBell() {
  const { notifications } = useWords();
  const format = useFormat();
  const unread = useUnread();
  return (
    <IconLink
      icon="bell"
      dot={unread > 0}
      label={unread > 0 ? notifications.bell(format.number(unread)) : notifications.bellNone}
      to="/notifications"
    />
  );
}
