/** Employees: find one, add one, give a one-time code; each has a page of their own. */
import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { createEmployee } from '~/people/create-employee.server';
import { listDepartments } from '~/people/list-departments.server';
import { listPeople } from '~/people/list-people.server';
import { listRosterWords } from '~/people/list-roster-words.server';
import { createResetCode } from '~/people/reset-password.server';
import { managePeopleInput, peopleQuery } from '~/people/schema';
import { formToObject, parseInput } from '~/platform/form';
import { Button, TextLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { ChipGroup, ChipLink } from '~/ui/chip';
import { Notice } from '~/ui/notice';
import { TextField } from '~/ui/text-field';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { HrFrame } from './hr-frame';
import { PeopleAdd } from './people-add';
import type { PeopleAnswer } from './people-answer';
import { PeopleReset } from './people-reset';
import { PeopleTable, type ShownPerson } from './people-table';
import { pageTitle } from '../page-title';

const MOST = 200;

export const meta = pageTitle((words) => words.hr.people.title);

export const loader = pageLoader(async ({ context, url }) => {
  const { query, state } = parseInput(peopleQuery, Object.fromEntries(url.searchParams));
  const [people, departments, known] = await Promise.all([
    listPeople({ ...context, query, state, take: MOST }),
    listDepartments(context),
    listRosterWords(context),
  ]);
  return {
    now: context.now,
    query,
    state,
    people,
    departments,
    known,
    address: `${context.origin}/reset-password`,
  };
}, 'people.manage');

export const action = pageAction(async ({ context, person }, form): Promise<PeopleAnswer> => {
  const input = parseInput(managePeopleInput, formToObject(form));
  if (input.intent === 'create') {
    const { intent: _, ...fields } = input;
    const { id } = await createEmployee({ ...context, person, input: fields });
    throw redirect(`/hr/people/${id}?added`);
  }
  const { code } = await createResetCode({ ...context, person, employeeId: input.employeeId });
  return { code };
}, 'people.manage');

export default function People() {
  const { now, query, state, people, departments, known, address } = useLoaderData<typeof loader>();
  const { hr, roster, common } = useWords();
  const format = useFormat();
  const [target, setTarget] = useState<ShownPerson | null>(null);
  const count = format.number(people.length);
  return (
    <HrFrame
      title={hr.people.title}
      note={hr.people.count(count)}
      actions={<PeopleAdd departments={departments} known={known} />}
    >
      {people.length === 1 && query === '' && state === 'working' ? (
        <Notice
          title={roster.first.title}
          action={
            <TextLink to="/hr/departments" icon="building" forward>
              {roster.first.departments}
            </TextLink>
          }
        >
          {roster.first.note}
        </Notice>
      ) : null}
      <Form role="search" aria-label={hr.people.search} className="filters" key={`${state} ${query}`}>
        <TextField
          type="search"
          name="query"
          label={hr.people.search}
          hideLabel
          placeholder={hr.people.search}
          icon="search"
          defaultValue={query}
          maxLength={60}
        />
        <Button type="submit" variant="outline" icon="search">
          {common.act.search}
        </Button>
        {state === 'left' ? <input type="hidden" name="state" value="left" /> : null}
      </Form>
      <ChipGroup label={roster.states.label}>
        {(['working', 'left'] as const).map((choice) => (
          <ChipLink
            key={choice}
            to={`?${new URLSearchParams({ ...(query ? { query } : {}), state: choice })}`}
            current={choice === state}
            preventScrollReset
          >
            {roster.states[choice]}
          </ChipLink>
        ))}
      </ChipGroup>
      <Card flush label={hr.people.table}>
        <PeopleTable people={people} now={now} onReset={setTarget} />
      </Card>
      {people.length === MOST ? <p className="small quiet">{hr.people.most(count)}</p> : null}
      {target ? (
        <PeopleReset key={target.id} target={target} address={address} onClose={() => setTarget(null)} />
      ) : null}
    </HrFrame>
  );
}
