import type { ScreeningItem } from '~/screenings/screening';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';

/** What is watched together today. */
export function HomeScreening({ screening }: { screening: ScreeningItem }) {
  const { home } = useWords().screenings;
  const format = useFormat();
  const { title, roomName, departmentName } = screening;
  return (
    <Row
      tone="info"
      icon="people"
      to={`/screenings/${screening.id}`}
      title={screening.running ? home.now : home.today(format.time(screening.startsAt))}
      note={[title, roomName || departmentName].filter(Boolean).join(' · ')}
    />
  );
}
