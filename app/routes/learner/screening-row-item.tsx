import type { ScreeningItem } from '~/screenings/screening';
import { Badge } from '~/ui/badge';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';

/** For whom a screening is, in a word or two. */
export function useAudienceWords() {
  const { audience } = useWords().screenings;
  return (item: Pick<ScreeningItem, 'audience' | 'departmentName'>) =>
    item.audience === 'department'
      ? audience.toDepartment(item.departmentName)
      : item.audience === 'room'
        ? audience.toRoom
        : audience.toEveryone;
}

export function ScreeningRowItem({ item }: { item: ScreeningItem }) {
  const { list } = useWords().screenings;
  const format = useFormat();
  const audience = useAudienceWords()(item);
  const note = [format.dateTime(item.startsAt), item.roomName, audience, list.host(item.hostName)];
  return (
    <Row
      icon={item.running ? 'play' : 'calendar'}
      to={`/screenings/${item.id}`}
      title={
        <>
          {item.title} {item.cancelled ? <Badge tone="bad">{list.cancelled}</Badge> : null}
          {item.running ? <Badge tone="good">{list.running}</Badge> : null}
        </>
      }
      note={note.filter(Boolean).join(' · ')}
    />
  );
}
