/** Days off of a year: fixed holidays, and what HR enters beside them. */
import { useLoaderData } from '@remix-run/react';
import { addHoliday, listHolidays, switchHoliday, type Holiday } from '~/people/days-off.server';
import { holidayAct, holidaysQuery } from '~/knowledge/schema';
import { formToObject, parseInput } from '~/platform/form';
import { yearIn } from '~/platform/zone';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { ChipGroup, ChipLink } from '~/ui/chip';
import { TextField } from '~/ui/text-field';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { pageTitle } from '../page-title';
import { SavedForm } from '../saved-form';
import { HrFrame } from './hr-frame';

export const loader = pageLoader(async ({ context, url }) => {
  const thisYear = yearIn(context.now, context.timeZone);
  const { year = thisYear } = parseInput(holidaysQuery, Object.fromEntries(url.searchParams));
  return { year, thisYear, holidays: await listHolidays({ ...context, year }) };
}, 'hr.desk');

export const action = pageAction(async ({ context, person }, form) => {
  const input = parseInput(holidayAct, formToObject(form));
  const given = { ...context, person, day: input.day };
  if (input.intent === 'add') await addHoliday({ ...given, name: input.name });
  else await switchHoliday({ ...given, on: input.intent === 'on' });
  return { done: input.intent };
}, 'hr.desk');

export const meta = pageTitle((words) => words.knowledge.holidays.title);

function HolidayLine({ holiday }: { holiday: Holiday }) {
  const { holidays: words } = useWords().knowledge;
  const format = useFormat();
  const { day, name, fixed, off } = holiday;
  return (
    <li className="split holiday">
      <p className="line wrap">
        <span className="num">{format.day(day)}</span>
        <b>{name}</b>
        {fixed ? <Badge>{words.fixed}</Badge> : null}
        {off ? null : <Badge tone="warn">{words.working}</Badge>}
      </p>
      <SavedForm
        intent={off ? 'off' : 'on'}
        act={off ? words.removeAct : words.bringBack}
        say={() => words.saved}
        fields={[]}
      >
        {() => <input type="hidden" name="day" value={day} />}
      </SavedForm>
    </li>
  );
}

export default function Holidays() {
  const { year, thisYear, holidays } = useLoaderData<typeof loader>();
  const { holidays: words } = useWords().knowledge;
  return (
    <HrFrame title={words.title} note={words.year(year)}>
      <p className="small">{words.lead}</p>
      <ChipGroup label={words.years}>
        {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
          <ChipLink key={one} to={`/hr/holidays?year=${one}`} current={one === year}>
            {words.year(one)}
          </ChipLink>
        ))}
      </ChipGroup>
      <Card label={words.title}>
        <ul className="divide">
          {holidays.map((holiday) => (
            <HolidayLine key={`${holiday.day} ${holiday.off}`} holiday={holiday} />
          ))}
        </ul>
      </Card>
      <Card title={words.add}>
        <SavedForm
          key={holidays.length}
          intent="add"
          act={words.addAct}
          variant="primary"
          say={() => words.saved}
          fields={['day', 'name']}
        >
          {(of) => (
            <>
              <TextField
                name="day"
                type="date"
                label={words.day}
                defaultValue={`${year}-01-01`}
                error={of('day')}
              />
              <TextField
                name="name"
                label={words.name}
                hint={words.nameHint}
                maxLength={40}
                error={of('name')}
              />
            </>
          )}
        </SavedForm>
      </Card>
    </HrFrame>
  );
}
