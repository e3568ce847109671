import { Row } from '~/ui/row';
import { useWords } from '~/words/words';

/** To the questions of a lesson; it asks for an act while some wait for an answer. */
export function WaitingLink({ lessonId, waiting }: { lessonId: string; waiting: number }) {
  const { desk } = useWords().knowledge;
  return (
    <Row
      icon="help"
      to={`/studio/${lessonId}/questions`}
      title={waiting > 0 ? desk.waiting(waiting) : desk.none}
      {...(waiting > 0 ? { tone: 'warn' as const } : { className: 'card' })}
    />
  );
}
