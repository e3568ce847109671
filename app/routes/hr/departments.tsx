/** The organisation: departments in their order, who heads each, how many work there. */
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { createDepartment } from '~/people/create-department.server';
import { listOrganisation } from '~/people/list-organisation.server';
import { moveDepartment } from '~/people/move-department.server';
import { manageDepartmentsInput } from '~/people/roster-schema';
import { formToObject, parseInput } from '~/platform/form';
import { Card } from '~/ui/card';
import { Notice } from '~/ui/notice';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { DepartmentAdd } from './department-add';
import { DepartmentsTable } from './departments-table';
import { HrFrame } from './hr-frame';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.roster.departments.title);

export const loader = pageLoader(
  async ({ context, person }) => ({ departments: await listOrganisation({ ...context, person }) }),
  'people.manage',
);

export const action = pageAction(async ({ context, person }, form) => {
  const input = parseInput(manageDepartmentsInput, formToObject(form));
  if (input.intent === 'create') {
    const { id } = await createDepartment({ ...context, person, input });
    throw redirect(`/hr/departments/${id}`);
  }
  return moveDepartment({ ...context, person, departmentId: input.departmentId, by: input.by });
}, 'people.manage');

export default function Departments() {
  const { departments } = useLoaderData<typeof loader>();
  const { departments: words } = useWords().roster;
  const format = useFormat();
  return (
    <HrFrame
      title={words.title}
      note={words.count(format.number(departments.length))}
      actions={<DepartmentAdd />}
    >
      <p className="small">{words.lead}</p>
      {departments.some(({ headId }) => headId === null) ? <Notice title={words.noHeadNote} /> : null}
      <Card flush label={words.title}>
        <DepartmentsTable departments={departments} />
      </Card>
    </HrFrame>
  );
}
