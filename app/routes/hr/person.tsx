/** One person of the roster: facts, orders, roles, leaving, sign-in. Each part saves by itself. */
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { listLessonsOfAuthor } from '~/lessons/list-lessons-of-author.server';
import { findEmployee } from '~/people/find-employee.server';
import { listOrganisation } from '~/people/list-organisation.server';
import { listRosterWords } from '~/people/list-roster-words.server';
import { mayTakeStep, ROLES } from '~/people/role-rules';
import { managePersonInput } from '~/people/roster-schema';
import { formToObject, parseInput } from '~/platform/form';
import { dateIn } from '~/platform/zone';
import { LinkButton } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { HrFrame } from './hr-frame';
import { actOnPerson } from './person-act.server';
import { PersonFacts } from './person-facts';
import { PersonLeaving } from './person-leaving';
import { PersonLessons } from './person-lessons';
import { PersonPlacement } from './person-placement';
import { PersonRoles } from './person-roles';
import { PersonSignIn } from './person-sign-in';
import { pageTitle } from '../page-title';

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.roster.of(data.employee.name) : words.hr.people.title,
);

export const loader = pageLoader(async ({ context, person, params }) => {
  const employee = await findEmployee({ ...context, person, employeeId: params['id'] ?? '' });
  const [departments, known, lessons] = await Promise.all([
    listOrganisation({ ...context, person }),
    listRosterWords(context),
    listLessonsOfAuthor({ ...context, person, authorId: employee.id }),
  ]);
  return {
    employee,
    departments: departments.map(({ id, name }) => ({ id, name })),
    known,
    lessons,
    now: context.now,
    today: dateIn(context.now, context.timeZone),
    self: employee.id === person.id,
    openRoles: ROLES.filter((role) =>
      mayTakeStep(person, employee.id, { role, act: employee.roles.includes(role) ? 'take' : 'give' }),
    ),
    address: `${context.origin}/reset-password`,
  };
}, 'people.manage');

export const action = pageAction(async ({ context, person, params }, form) => {
  const input = parseInput(managePersonInput, {
    ...formToObject(form),
    roles: form.getAll('roles'),
    fieldStaff: form.has('fieldStaff'),
  });
  const answer = await actOnPerson({ context, person, employeeId: params['id'] ?? '', input });
  // Roles, department and leaving count with the next request, on this server at once.
  context.forgetSessions();
  return answer;
}, 'people.manage');

export default function PersonPage() {
  const { employee, departments, known, lessons, now, today, self, openRoles, address } =
    useLoaderData<typeof loader>();
  const { roster, hr, common } = useWords();
  const [search] = useSearchParams();
  const note = [employee.employeeNo, employee.department, employee.grade, employee.position]
    .filter(Boolean)
    .join(' · ');
  // Without a password nothing else comes first.
  const needsCode = !employee.canSignIn && !employee.left;
  const signIn = <PersonSignIn {...{ employee, now, address }} />;
  return (
    <HrFrame
      title={employee.name}
      note={note}
      back={{ to: '/hr/people', label: common.act.backTo(hr.people.title) }}
    >
      {search.has('added') && needsCode ? (
        <Notice
          tone="good"
          live="status"
          title={roster.added(employee.name)}
          action={<LinkButton to="/hr/people">{roster.nextPerson}</LinkButton>}
        >
          {roster.addedNext}
        </Notice>
      ) : null}
      {needsCode ? signIn : null}
      <div className="columns">
        <div className="stack gap16">
          <PersonPlacement {...{ employee, departments, known, today }} />
          <PersonFacts {...{ employee, known }} />
        </div>
        <div className="stack gap16">
          {needsCode ? null : signIn}
          <PersonRoles {...{ employee, self }} open={openRoles} />
          <PersonLeaving {...{ employee, today, self }} />
          <PersonLessons lessons={lessons} />
        </div>
      </div>
    </HrFrame>
  );
}
