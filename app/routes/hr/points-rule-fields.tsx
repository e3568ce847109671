/** One rule that grants points: whether it is on, how many each time, how many in a year. */
import type { PointsRule } from '~/credits/credit-policy';
import type { PointsRuleName } from '~/credits/points-rule-names';
import { Check } from '~/ui/check';
import { TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';

/** The names under which the rule's fields are sent, and their errors come back. */
export const fieldOf = (name: PointsRuleName, field: keyof PointsRule) => `rules.${name}.${field}`;

interface PointsRuleFieldsProps {
  name: PointsRuleName;
  rule: PointsRule;
  error: (field: string) => string | undefined;
}

export function PointsRuleFields({ name, rule, error }: PointsRuleFieldsProps) {
  const words = useWords().hr.points;
  const number = (field: 'points' | 'yearlyCap') => ({
    name: fieldOf(name, field),
    defaultValue: rule[field] ?? '',
    inputMode: 'numeric' as const,
    maxLength: 6,
    autoComplete: 'off',
    error: error(fieldOf(name, field)),
  });
  return (
    <fieldset className="stack">
      <legend className="hidden">{words.names[name]}</legend>
      <Check
        name={fieldOf(name, 'on')}
        defaultChecked={rule.on}
        label={<b>{words.names[name]}</b>}
        hint={words.notes[name]}
      />
      <div className="field-row">
        <TextField {...number('points')} label={words.points} hint={words.pointsHint} required />
        <TextField {...number('yearlyCap')} label={words.cap} hint={words.capHint} />
      </div>
    </fieldset>
  );
}
