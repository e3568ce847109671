import { Row } from '~/ui/row';
import { useWords } from '~/words/words';

/** To the questions of a lesson; it asks for an act while some wait for an answer. */
export function WaitingLink({ lessonId, waiting }: { lessonId: string; waiting: number }) {
  const { desk } = useWords().knowledge;
  const to = `/studio/${lessonId}/questions`;
  if (waiting > 0) return <Row tone="warn" icon="help" to={to} title={desk.waiting(waiting)} />;
  return (
    <div className="card rows">
      <Row icon="help" to={to} title={desk.none} />
    </div>
  );
}
