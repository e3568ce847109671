/** Which permission a change of roles needs: one step for each role that is given or taken. */
import { may, type Permission } from './permissions';
import type { Person, Role } from './person';

export const ROLES: readonly Role[] = ['instructor', 'hr', 'admin'];
/** As sentences and the access log name them. */
export const ROLE_NAMES: Record<Role, string> = { instructor: '강사', hr: '교육담당자', admin: '관리자' };

export interface RoleStep {
  role: Role;
  act: 'give' | 'take';
}

const PERMISSIONS: Record<Role, Record<RoleStep['act'], Permission>> = {
  instructor: { give: 'role.instructor', take: 'role.instructor' },
  hr: { give: 'role.hr', take: 'role.hr' },
  admin: { give: 'role.give-admin', take: 'role.take-admin' },
};

export const roleSteps = (before: readonly Role[], after: readonly Role[]): RoleStep[] =>
  ROLES.filter((role) => before.includes(role) !== after.includes(role)).map((role) => ({
    role,
    act: after.includes(role) ? 'give' : 'take',
  }));

export const mayTakeStep = (person: Person, ownerId: string, { role, act }: RoleStep): boolean =>
  may(person, PERMISSIONS[role][act], { ownerId });
