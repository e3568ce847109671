/** One department: its name from today on, its head, who works there. */
import { useLoaderData } from '@remix-run/react';
import { findDepartment } from '~/people/list-organisation.server';
import { nameHead } from '~/people/name-head.server';
import { renameDepartment } from '~/people/rename-department.server';
import { manageDepartmentInput } from '~/people/roster-schema';
import { formToObject, parseInput } from '~/platform/form';
import { Card } from '~/ui/card';
import { Row } from '~/ui/row';
import { TextField } from '~/ui/text-field';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { DepartmentHead } from './department-head';
import { HrFrame } from './hr-frame';
import { SavedForm } from '../saved-form';
import { pageTitle } from '../page-title';

export const meta = pageTitle<typeof loader>(
  (words, data) => data?.department.name ?? words.roster.departments.title,
);

export const loader = pageLoader(
  ({ context, person, params }) => findDepartment({ ...context, person, departmentId: params['id'] ?? '' }),
  'people.manage',
);

export const action = pageAction(async ({ context, person, params }, form) => {
  const input = parseInput(manageDepartmentInput, formToObject(form));
  const given = { ...context, person, departmentId: params['id'] ?? '' };
  const answer =
    input.intent === 'rename'
      ? { renamed: (await renameDepartment({ ...given, input })).name }
      : { head: (await nameHead({ ...given, input })).head?.name ?? null };
  // Who heads what, and its name, are remembered with each session.
  context.forgetSessions();
  return answer;
}, 'people.manage');

export default function DepartmentPage() {
  const { department, members } = useLoaderData<typeof loader>();
  const { roster, common } = useWords();
  const words = roster.departments;
  const format = useFormat();
  return (
    <HrFrame
      title={department.name}
      note={common.state.people(format.number(department.people))}
      back={{ to: '/hr/departments', label: common.act.backTo(words.title) }}
    >
      <div className="columns">
        <div className="stack gap16">
          <DepartmentHead department={department} members={members} />
          <Card title={words.rename}>
            <SavedForm<{ renamed: string }>
              intent="rename"
              act={words.rename}
              say={({ renamed }) => words.renamed(renamed)}
              fields={['name']}
            >
              {(of) => (
                <TextField
                  name="name"
                  label={words.name}
                  hint={words.renameEffect(format.number(department.people))}
                  defaultValue={department.name}
                  maxLength={40}
                  autoComplete="off"
                  required
                  error={of('name')}
                />
              )}
            </SavedForm>
            {department.formerNames.length > 0 ? (
              <p className="small quiet">{words.former(department.formerNames.join(', '))}</p>
            ) : null}
          </Card>
        </div>
        <Card title={words.members}>
          {members.length === 0 ? <p className="small quiet">{words.noMembers}</p> : null}
          <div className="rows">
            {members.map(({ id, name, employeeNo, position }) => (
              <Row
                key={id}
                to={`/hr/people/${id}`}
                title={name}
                note={[employeeNo, position].filter(Boolean).join(' · ')}
              />
            ))}
          </div>
        </Card>
      </div>
    </HrFrame>
  );
}
