/** The watching presets, each with what it asks of a person in plain sentences and seconds. */
import { Choices } from '~/ui/check';
import { useFormat, useWords } from '~/words/words';
import type { RuleFacts } from './course-facts.server';

interface CourseRuleProps {
  rules: RuleFacts[];
  /** A preset's name, or `custom`. */
  current: string;
  error?: string | undefined;
}

export function CourseRule({ rules, current, error }: CourseRuleProps) {
  const words = useWords().hr.courses;
  const custom = !rules.some(({ name }) => name === current);
  return (
    <>
      {custom ? (
        <p className="small">
          <b>{words.custom}</b> {words.customNote}
        </p>
      ) : null}
      <Choices
        name="watchingPreset"
        legend={words.rule}
        hideLegend
        {...(custom ? {} : { defaultValue: current })}
        choices={rules.map((rule) => ({
          value: rule.name,
          label: <b>{words.presets[rule.name].label}</b>,
          hint: <RuleSentences rule={rule} />,
        }))}
        {...(error ? { error } : {})}
      />
      <p className="small quiet">{words.oldRuns}</p>
    </>
  );
}

function RuleSentences({ rule }: { rule: RuleFacts }) {
  const words = useWords().hr.courses;
  const format = useFormat();
  const { rules } = words;
  const sentences = [
    words.presets[rule.name].text,
    rules.covered(
      format.duration(rule.lengthSeconds),
      `${rule.coveredPercent}%`,
      format.duration(rule.coveredSeconds),
    ),
    rule.learningSeconds > 0 ? rules.learning(format.duration(rule.learningSeconds)) : rules.noLearning,
    rules.rate(format.number(rule.maxRate), rule.seekAhead),
    rules.listening(rule.listeningCounts),
    rule.quizPassScore === null ? '' : rules.quiz(rule.quizPassScore),
    rule.maxLessonsPerDay === null ? '' : rules.perDay(rule.maxLessonsPerDay),
  ];
  return <>{sentences.filter(Boolean).join(' ')}</>;
}
