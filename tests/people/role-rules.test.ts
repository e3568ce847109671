// Who may give and take which role, as a table.
import { expect, it } from 'vitest';
import type { Person, Role } from '~/people/person';
import { mayTakeStep, roleSteps, type RoleStep } from '~/people/role-rules';

const base = {
  id: 'me',
  employeeNo: '1',
  name: '가나',
  departmentId: 'd',
  departmentName: '부',
  site: '',
  grade: '',
  position: '',
  jobField: '',
  headOfDepartmentIds: ['d'],
  mustChangePassword: false,
};
const person = (...roles: Role[]): Person => ({ ...base, roles });

it.each<[Role[], Role[], string[]]>([
  [[], [], []],
  [[], ['instructor'], ['give instructor']],
  [['hr'], ['admin'], ['take hr', 'give admin']],
  [['admin', 'hr'], ['hr', 'admin'], []],
  [['instructor', 'admin'], [], ['take instructor', 'take admin']],
])('from %j to %j: %j', (before, after, steps) => {
  expect(roleSteps(before, after).map(({ role, act }) => `${act} ${role}`)).toEqual(steps);
});

const cases: [
  RoleStep['act'],
  Role,
  'me' | 'you',
  Record<'head' | 'instructor' | 'hr' | 'admin', boolean>,
][] = [
  ['give', 'instructor', 'you', { head: false, instructor: false, hr: true, admin: true }],
  ['take', 'instructor', 'you', { head: false, instructor: false, hr: true, admin: true }],
  ['give', 'instructor', 'me', { head: false, instructor: false, hr: true, admin: true }],
  ['give', 'hr', 'you', { head: false, instructor: false, hr: false, admin: true }],
  ['take', 'hr', 'you', { head: false, instructor: false, hr: false, admin: true }],
  ['take', 'hr', 'me', { head: false, instructor: false, hr: false, admin: true }],
  ['give', 'admin', 'you', { head: false, instructor: false, hr: false, admin: true }],
  ['give', 'admin', 'me', { head: false, instructor: false, hr: false, admin: true }],
  ['take', 'admin', 'you', { head: false, instructor: false, hr: false, admin: true }],
  ['take', 'admin', 'me', { head: false, instructor: false, hr: false, admin: false }],
];
it.each(cases)('%s %s, of %s: %j', (act, role, owner, allowed) => {
  const visitors = {
    head: person(),
    instructor: person('instructor'),
    hr: person('hr'),
    admin: person('admin'),
  };
  const found = Object.entries(visitors).map(([who, visitor]) => [
    who,
    mayTakeStep(visitor, owner, { role, act }),
  ]);
  expect(Object.fromEntries(found)).toEqual(allowed);
});
