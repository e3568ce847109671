/** Check questions with the right answer marked: for the author and the reviewer only. */
import type { AuthorQuestion } from '~/lessons/lesson';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { useWords } from '~/words/words';

export function LessonAnswers({
  questions,
  headingLevel = 2,
}: {
  questions: AuthorQuestion[];
  headingLevel?: 2 | 3;
}) {
  const { quiz } = useWords().studio;
  return questions.map((question, index) => (
    <Card key={question.id} title={`${index + 1}. ${question.text}`} headingLevel={headingLevel}>
      <ol className="answers">
        {question.choices.map((choice, at) => (
          <li key={choice.id}>
            {choice.text}{' '}
            {at === question.correct ? (
              <Badge tone="good" icon="check">
                {quiz.correct}
              </Badge>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="small">{question.explanation}</p>
    </Card>
  ));
}
