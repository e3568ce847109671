/** A year's points rules: HR sets those of this year and the next, and reads those of years that are over. */
import { useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { changePointsRules } from '~/credits/change-points-rules.server';
import { findPointsRules, type PointsRules } from '~/credits/find-points-rules.server';
import { POINTS_RULE_NAMES } from '~/credits/points-rule-names';
import { pointsQuery, pointsRulesInput } from '~/credits/schema';
import { parseInput } from '~/platform/form';
import { yearIn } from '~/platform/zone';
import { Card } from '~/ui/card';
import { ChipGroup, ChipLink } from '~/ui/chip';
import { Facts } from '~/ui/facts';
import { Notice } from '~/ui/notice';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { pageTitle } from '../page-title';
import { SavedForm } from '../saved-form';
import { HrFrame } from './hr-frame';
import { fieldOf, PointsRuleFields } from './points-rule-fields';

export const loader = pageLoader(async ({ context, url }) => {
  const thisYear = yearIn(context.now, context.timeZone);
  const { year = thisYear } = parseInput(pointsQuery, Object.fromEntries(url.searchParams));
  return { thisYear, policy: await findPointsRules({ ...context, year }) };
}, 'hr.desk');

export const action = pageAction(async ({ context, person }, form) => {
  const rules = POINTS_RULE_NAMES.map((name) => [
    name,
    {
      on: form.has(fieldOf(name, 'on')),
      points: form.get(fieldOf(name, 'points')),
      yearlyCap: form.get(fieldOf(name, 'yearlyCap')),
    },
  ]);
  const input = parseInput(pointsRulesInput, {
    ...{ year: form.get('year'), version: form.get('version') },
    rules: Object.fromEntries(rules),
  });
  const version = await changePointsRules({ ...context, ...input, person });
  return { version, changed: version !== input.version };
}, 'hr.desk');

export const meta = pageTitle((words) => words.hr.points.title);

const FIELDS = POINTS_RULE_NAMES.flatMap((name) => [fieldOf(name, 'points'), fieldOf(name, 'yearlyCap')]);

function RulesForm({ policy }: { policy: PointsRules }) {
  const { hr, common } = useWords();
  const words = hr.points;
  // What the fields began from: a version that comes later stays unseen until the page is fetched anew.
  const [begun, setBegun] = useState(policy.version);
  return (
    <SavedForm<{ version: number; changed: boolean }>
      intent="points"
      act={common.act.save}
      variant="primary"
      say={({ changed }) => (changed ? words.saved : words.unchanged)}
      onSaved={({ version }) => setBegun(version)}
      fields={FIELDS}
    >
      {(of) => (
        <>
          <input type="hidden" name="year" value={policy.year} />
          <input type="hidden" name="version" value={begun} />
          <div className="stack gap16 divide">
            {POINTS_RULE_NAMES.map((name) => (
              <PointsRuleFields key={name} name={name} rule={policy.rules[name]} error={of} />
            ))}
          </div>
        </>
      )}
    </SavedForm>
  );
}

function SettledRules({ policy: { rules } }: { policy: PointsRules }) {
  const words = useWords().hr.points;
  const format = useFormat();
  const facts = POINTS_RULE_NAMES.map((name) => {
    const { on, points, yearlyCap } = rules[name];
    const granted =
      yearlyCap === null
        ? words.granted(format.number(points))
        : words.grantedUpTo(format.number(points), format.number(yearlyCap));
    return { label: words.names[name], value: on ? granted : words.off };
  });
  return <Facts facts={facts} />;
}

export default function Points() {
  const { thisYear, policy } = useLoaderData<typeof loader>();
  const words = useWords().hr.points;
  const format = useFormat();
  const { year, label, changedAt, settled } = policy;
  return (
    <HrFrame title={words.title} note={words.year(year)}>
      <p className="small">{words.lead}</p>
      <ChipGroup label={words.years}>
        {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
          <ChipLink key={one} to={`/hr/points?year=${one}`} current={one === year}>
            {words.year(one)}
          </ChipLink>
        ))}
      </ChipGroup>
      {settled ? <Notice title={words.settled(year)}>{words.settledNote}</Notice> : null}
      <Card label={words.year(year)}>
        <p className="small quiet">
          {changedAt ? words.version(label, format.dateTime(changedAt)) : words.untouched(label)}
        </p>
        {settled ? <SettledRules policy={policy} /> : <RulesForm key={year} policy={policy} />}
      </Card>
    </HrFrame>
  );
}
