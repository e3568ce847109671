import type { Context } from '~/platform/context';
import type { Person } from './person';
import { may } from './permissions';

/** Whether `person` may see an upload of `ownerId` before it is anybody's lesson: the owner, the owner's head, HR. */
export async function maySeeVideoOf({
  db,
  person,
  ownerId,
}: Pick<Context, 'db'> & { person: Person; ownerId: string }): Promise<boolean> {
  if (may(person, 'video.see', { ownerId })) return true;
  if (person.headOfDepartmentIds.length === 0) return false;
  const owner = await db.prisma.employee.findUnique({
    where: { id: ownerId },
    select: { departmentId: true },
  });
  return may(person, 'video.see', { ownerId, ownerDepartmentId: owner?.departmentId });
}
