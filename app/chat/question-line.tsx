/** A question with its state, where it stands, and how many want to know it. */
import { Badge } from '~/ui/badge';
import { useFormat, useWords } from '~/words/words';
import type { AskedQuestion } from './question';

export function QuestionLine({ question }: { question: AskedQuestion }) {
  const { knowledge } = useWords();
  const format = useFormat();
  const { state, body, author, createdAt, answers, meToo } = question;
  return (
    <span className="question-line">
      <span className="line wrap">
        <Badge tone={state === 'answered' ? 'good' : 'warn'} icon={state === 'answered' ? 'check' : 'clock'}>
          {knowledge.states[state]}
        </Badge>
        {meToo > 0 ? <span className="small">{knowledge.meToo(format.number(meToo))}</span> : null}
        {answers > 0 ? <span className="small">{knowledge.talk.answers(answers)}</span> : null}
      </span>
      <span>{body}</span>
      <span className="small quiet">
        {author.name} {author.department} · {format.date(createdAt)}
      </span>
    </span>
  );
}
