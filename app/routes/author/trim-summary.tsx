/** How long it is, how long it becomes, and whether that fits the rule. */
import type { PublishingLimits } from '~/lessons/publishing-rules';
import { Badge } from '~/ui/badge';
import { useFormat, useWords } from '~/words/words';

interface TrimSummaryProps {
  beforeMs: number;
  afterMs: number;
  /** Of each lesson that it is divided into. */
  lessonsMs: number[];
  limits: PublishingLimits;
}

/** Against the rule with its grace, as it is checked before publishing; whole seconds. */
export function lengthProblem(
  ms: number,
  limits: PublishingLimits,
): { over: number } | { under: number } | null {
  const seconds = Math.floor(ms / 1000);
  if (seconds > limits.maxSeconds + limits.graceSeconds) return { over: seconds - limits.maxSeconds };
  if (seconds < limits.minSeconds - limits.graceSeconds) return { under: limits.minSeconds - seconds };
  return null;
}

export function LengthBadge({ ms, limits }: { ms: number; limits: PublishingLimits }) {
  const { trim: text } = useWords();
  const format = useFormat();
  const problem = lengthProblem(ms, limits);
  if (!problem) {
    return (
      <Badge tone="good" icon="check">
        {text.fits(format.duration(limits.minSeconds), format.duration(limits.maxSeconds))}
      </Badge>
    );
  }
  return (
    <Badge tone="warn" icon="clock">
      {'over' in problem
        ? text.over(format.duration(problem.over))
        : text.under(format.duration(problem.under))}
    </Badge>
  );
}

/** Each lesson's own length counts, not that of all together. */
function LessonsBadge({ lessonsMs, limits }: Pick<TrimSummaryProps, 'lessonsMs' | 'limits'>) {
  const { trim: text } = useWords();
  const unfit = lessonsMs.filter((ms) => lengthProblem(ms, limits) !== null).length;
  return (
    <Badge tone={unfit === 0 ? 'good' : 'warn'} icon={unfit === 0 ? 'check' : 'clock'}>
      {unfit === 0 ? text.allFit(lessonsMs.length) : text.someUnfit(lessonsMs.length, unfit)}
    </Badge>
  );
}

export function TrimSummary({ beforeMs, afterMs, lessonsMs, limits }: TrimSummaryProps) {
  const { trim: text } = useWords();
  const format = useFormat();
  const [before, after] = [beforeMs, afterMs].map((ms) => format.clock(ms / 1000));
  return (
    <p className="trim-summary num" role="status">
      <b>{before === after ? text.lengthOf(after!) : text.length(before!, after!)}</b>
      {lessonsMs.length > 1 ? (
        <LessonsBadge lessonsMs={lessonsMs} limits={limits} />
      ) : (
        <LengthBadge ms={afterMs} limits={limits} />
      )}
    </p>
  );
}
