import { expect, it } from 'vitest';
import type { Person } from '~/people/person';
import { may, type Permission, type Subject } from '~/people/permissions';

const base: Person = {
  id: 'me',
  employeeNo: '1',
  name: '가나',
  departmentId: 'd',
  departmentName: '부',
  site: '',
  grade: '',
  position: '',
  jobField: '',
  roles: [],
  headOfDepartmentIds: [],
  mustChangePassword: false,
};
const people = {
  employee: base,
  head: { ...base, headOfDepartmentIds: ['d'] },
  otherHead: { ...base, headOfDepartmentIds: ['x'] },
  hr: { ...base, roles: ['hr'] },
  admin: { ...base, roles: ['admin'] },
} satisfies Record<string, Person>;
const mine = { ownerId: 'me', ownerDepartmentId: 'd' };
const theirs = { ownerId: 'you', ownerDepartmentId: 'd' };
const ours = { ...theirs, coAuthorIds: ['me'], makerIds: ['me'] };
const formerlyOurs = { ...theirs, coAuthorIds: [], makerIds: ['me'] };

it.each<[Permission, keyof typeof people, Subject, boolean]>([
  ['lesson.create', 'employee', theirs, true],
  ['lesson.edit', 'employee', mine, true],
  ['lesson.edit', 'hr', theirs, false],
  ['lesson.edit', 'employee', ours, true],
  ['lesson.edit', 'employee', formerlyOurs, false],
  ['lesson.manage', 'employee', mine, true],
  ['lesson.manage', 'employee', ours, false],
  ['lesson.manage', 'hr', theirs, true],
  ['lesson.manage', 'head', theirs, false],
  ['lesson.see-unpublished', 'employee', ours, true],
  ['lesson.see-unpublished', 'employee', formerlyOurs, false],
  ['lesson.see-stats', 'employee', ours, true],
  ['lesson.review', 'head', ours, false],
  ['lesson.review', 'hr', ours, false],
  ['lesson.review', 'hr', formerlyOurs, false],
  ['lesson.withdraw', 'employee', ours, false],
  ['lesson.see-unpublished', 'employee', theirs, false],
  ['lesson.see-unpublished', 'head', theirs, true],
  ['lesson.see-unpublished', 'otherHead', theirs, false],
  ['lesson.review', 'head', theirs, true],
  ['lesson.review', 'head', mine, false],
  ['lesson.review', 'hr', theirs, true],
  ['lesson.review', 'hr', mine, false],
  ['lesson.review', 'otherHead', theirs, false],
  ['lesson.review', 'admin', theirs, false],
  ['lesson.see-stats', 'employee', mine, true],
  ['lesson.see-stats', 'head', theirs, true],
  ['lesson.see-stats', 'otherHead', theirs, false],
  ['lesson.see-stats', 'hr', theirs, true],
  ['lesson.see-stats', 'employee', theirs, false],
  ['lesson.see-stats', 'admin', theirs, false],
  ['viewer.see-result', 'employee', theirs, false],
  ['viewer.see-result', 'head', theirs, true],
  ['viewer.see-result', 'otherHead', theirs, false],
  ['viewer.see-result', 'hr', theirs, true],
  ['viewer.see-progress', 'head', theirs, false],
  ['viewer.see-progress', 'hr', theirs, true],
  ['lesson.withdraw', 'admin', theirs, true],
  ['lesson.withdraw', 'employee', theirs, false],
  ['video.use', 'hr', theirs, false],
  ['ledger.reverse', 'hr', theirs, true],
  ['ledger.reverse', 'admin', theirs, false],
  ['export.training-record', 'head', theirs, false],
  ['export.department', 'head', theirs, true],
  ['export.department', 'employee', theirs, false],
  ['people.reset-code', 'admin', theirs, true],
  ['people.manage', 'head', theirs, false],
  ['people.manage', 'hr', theirs, true],
  ['people.manage', 'admin', theirs, true],
  ['people.leave', 'hr', theirs, true],
  ['people.leave', 'hr', mine, false],
  ['people.leave', 'admin', mine, false],
  ['people.leave', 'head', theirs, false],
  ['admin.desk', 'hr', theirs, false],
  ['approvals.desk', 'employee', theirs, false],
])('%s by %s of %o is %s', (permission, who, subject, allowed) => {
  expect(may(people[who], permission, subject)).toBe(allowed);
});
