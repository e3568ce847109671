import { lessonAt } from '~/chat/page-path';
import type { UnclearPlace } from '~/knowledge/unclear-places';
import { Card } from '~/ui/card';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';

interface UnclearPlacesProps {
  lessonId: string;
  places: readonly UnclearPlace[];
}

/** Where several viewers asked at nearly the same second. */
export function UnclearPlaces({ lessonId, places }: UnclearPlacesProps) {
  const { unclear } = useWords().knowledge.desk;
  const format = useFormat();
  if (places.length === 0) return null;
  return (
    <Card title={unclear.title}>
      <p className="small">{unclear.note}</p>
      <div className="rows">
        {places.map(({ from, to, count, people }) => (
          <Row
            key={from}
            icon="help"
            to={lessonAt(lessonId, from)}
            title={unclear.line(count)}
            note={`${format.clock(from)}${from === to ? '' : `–${format.clock(to)}`} · ${unclear.people(people)}`}
          />
        ))}
      </div>
    </Card>
  );
}
