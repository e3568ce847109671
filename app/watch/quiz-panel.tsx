/** The check questions: as many tries as one needs, an explanation for what was wrong. */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button } from '~/ui/button';
import { Choices } from '~/ui/check';
import { Notice } from '~/ui/notice';
import { useFormat, useWords } from '~/words/words';

export interface QuizQuestion {
  id: string;
  text: string;
  choices: { id: string; text: string }[];
}

interface QuizAnswer {
  score: number;
  passed: boolean;
  wrong: { questionId: string; explanation: string }[];
  completed: boolean;
  credited: { minutes: number; points: number } | null;
}

interface QuizPanelProps {
  lessonId: string;
  questions: QuizQuestion[];
  passed: boolean;
  onAnswer(answer: QuizAnswer): void;
}

export function QuizPanel({ lessonId, questions, passed, onAnswer }: QuizPanelProps) {
  const words = useWords();
  const { quiz, progress } = words.watch;
  const format = useFormat();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [answer, setAnswer] = useState<QuizAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const result = useRef<HTMLDivElement>(null);
  // On a small phone the questions fill the screen, and what came of them stands under the last.
  useEffect(() => {
    if (answer) result.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const open = questions.find(({ id }) => !chosen[id]);
    if (open) return setProblem(quiz.chooseAll);
    setBusy(true);
    setProblem(null);
    try {
      const response = await fetch(`/api/v1/lessons/${lessonId}/quiz-attempts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          answers: questions.map(({ id }) => ({ questionId: id, choiceId: chosen[id] })),
        }),
      });
      const body = (await response.json()) as QuizAnswer & { error?: { message: string } };
      if (!response.ok) return setProblem(body.error?.message ?? words.common.error.server);
      setAnswer(body);
      onAnswer(body);
    } catch {
      setProblem(words.common.error.offline);
    } finally {
      setBusy(false);
    }
  };

  const wrong = new Map(answer?.wrong.map(({ questionId, explanation }) => [questionId, explanation]));
  const right = questions.length - wrong.size;
  return (
    <form className="stack wide" onSubmit={(event) => void submit(event)}>
      {passed && !answer ? <Notice tone="good" title={quiz.passed} /> : null}
      {questions.map((question, index) => (
        <div className="stack" key={question.id}>
          <Choices
            name={question.id}
            legend={`${index + 1}. ${question.text}`}
            value={chosen[question.id] ?? ''}
            onChoose={(choiceId) => setChosen((before) => ({ ...before, [question.id]: choiceId }))}
            choices={question.choices.map(({ id, text }) => {
              const judged = answer !== null && chosen[question.id] === id;
              return {
                value: id,
                label: text,
                ...(judged ? { state: wrong.has(question.id) ? 'wrong' : 'right' } : {}),
              };
            })}
          />
          {answer && wrong.has(question.id) ? (
            <Notice tone="warn" title={quiz.wrong}>
              {wrong.get(question.id)}
            </Notice>
          ) : null}
        </div>
      ))}
      {problem ? <Notice tone="bad" live="alert" title={problem} /> : null}
      <div ref={result} className="stack">
        {answer ? (
          <Notice
            tone={answer.passed ? 'good' : 'info'}
            live="status"
            title={answer.passed ? quiz.passed : quiz.score(right, questions.length)}
          >
            {answer.passed ? quiz.score(right, questions.length) : quiz.notPassed}
          </Notice>
        ) : null}
        {answer?.credited ? (
          <Notice
            tone="good"
            title={progress.credited(format.minutes(answer.credited.minutes), answer.credited.points)}
          />
        ) : null}
        {answer?.passed ? null : (
          <Button type="submit" variant="primary" block busy={busy} busyLabel={quiz.busy}>
            {answer ? quiz.retry : quiz.submit}
          </Button>
        )}
      </div>
    </form>
  );
}
