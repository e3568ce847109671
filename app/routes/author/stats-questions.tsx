import type { QuestionFigures } from '~/reports/lesson-stats';
import { Card } from '~/ui/card';
import { useFormat, useWords } from '~/words/words';

/** Nothing for a lesson without questions. */
export function StatsQuestions({ questions }: { questions: QuestionFigures[] }) {
  const { questions: text } = useWords().stats;
  const format = useFormat();
  if (questions.length === 0) return null;
  return (
    <Card title={text.title}>
      <p className="small">{text.note}</p>
      <ol className="stack divide">
        {questions.map(({ id, text: question, answered, right, mostWrong }) => (
          <li key={id} className="stack tight">
            <p className="strong">{question}</p>
            {answered === 0 ? (
              <p className="small quiet">{text.none}</p>
            ) : (
              <>
                <progress className="bar" max={answered} value={right} aria-hidden="true" />
                <p className="small">
                  {text.right(format.percent(right, answered), format.number(right), format.number(answered))}
                </p>
                <p className="small">
                  {mostWrong ? text.mostWrong(mostWrong.text, format.number(mostWrong.people)) : text.noWrong}
                </p>
              </>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
