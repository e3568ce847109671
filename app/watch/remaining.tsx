/** What is left until the lesson counts, in one sentence, with the one act that helps. */
import type { ReactNode } from 'react';
import { Button } from '~/ui/button';
import { useFormat, useWords } from '~/words/words';

export interface Requirement {
  coveredSeconds: number;
  learningSeconds: number;
  quiz: boolean;
}

interface RemainingProps {
  missing: [number, number][];
  learningSeconds: number;
  required: Requirement;
  quizPassed: boolean;
  completed: boolean;
  durationSeconds: number;
  playingMissing: boolean;
  onPlayMissing(): void;
  onQuiz(): void;
}

const lengthOf = (ranges: [number, number][]) => ranges.reduce((sum, [from, to]) => sum + to - from, 0);

export function Remaining(props: RemainingProps) {
  const { progress, quiz } = useWords().watch;
  const format = useFormat();
  const { missing, required } = props;
  const left = lengthOf(missing);
  const learningLeft = Math.max(0, required.learningSeconds - props.learningSeconds);
  const minutes = format.minutes(Math.floor(props.durationSeconds / 60));
  if (props.completed) return <Line bold={progress.nothingLeft}>{progress.counted(minutes)}</Line>;
  if (left >= 1) {
    const seconds = Math.ceil(left);
    return (
      <Line
        bold={progress.left(format.duration(seconds))}
        act={
          <Button compact aria-pressed={props.playingMissing} onClick={props.onPlayMissing}>
            {progress.onlyMissing}
          </Button>
        }
      >
        {progress.credit(minutes)}
      </Line>
    );
  }
  if (learningLeft >= 1) {
    return (
      <Line bold={progress.nothingLeft}>
        {progress.learningLeft(format.duration(Math.ceil(learningLeft)))}
      </Line>
    );
  }
  if (required.quiz && !props.quizPassed) {
    return (
      <Line
        bold={progress.quizLeft}
        act={
          <Button compact onClick={props.onQuiz}>
            {quiz.title}
          </Button>
        }
      >
        {progress.quizCredit(minutes)}
      </Line>
    );
  }
  return <Line bold={progress.nothingLeft}>{progress.credit(minutes)}</Line>;
}

function Line({ bold, children, act }: { bold: string; children: ReactNode; act?: ReactNode }) {
  return (
    <div className="split remain">
      <p aria-live="polite">
        <b>{bold}</b>
        <br />
        <span className="small">{children}</span>
      </p>
      {act}
    </div>
  );
}
