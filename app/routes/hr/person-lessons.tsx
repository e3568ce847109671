import type { AuthoredLesson } from '~/lessons/list-lessons-of-author.server';
import { Card } from '~/ui/card';
import { Row } from '~/ui/row';
import { useWords } from '~/words/words';

/** Lessons to hand over when their author leaves; nothing for whoever may not, or where there are none. */
export function PersonLessons({ lessons }: { lessons: AuthoredLesson[] }) {
  const { makers, studio } = useWords();
  const text = makers.ofPerson;
  if (lessons.length === 0) return null;
  return (
    <Card title={text.title}>
      <p className="small">{text.note}</p>
      <ul className="rows">
        {lessons.map(({ id, title, status }) => (
          <li key={id}>
            <Row to={`/studio/${id}/people`} title={title} note={studio.states[status]} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
