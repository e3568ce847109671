import type { Person, Role } from '~/people/person';
import type { Context } from '~/platform/context';

type Who = { employeeNo: string } | { id: string } | { role: Role };

const whereOf = (who: Who) => ('role' in who ? { roles: { has: who.role }, demo: true } : who);

/** An employee as the person that use cases act for; of several with the role the lowest number. Null if absent. */
export async function findDemoPerson({
  db,
  who,
}: Pick<Context, 'db'> & { who: Who }): Promise<Person | null> {
  const found = await db.prisma.employee.findFirst({
    where: { ...whereOf(who), leftOn: null },
    orderBy: { employeeNo: 'asc' },
    include: { department: true, headOf: { select: { id: true } } },
  });
  if (!found) return null;
  const {
    id,
    employeeNo,
    name,
    departmentId,
    department,
    site,
    grade,
    position,
    jobField,
    mustChangePassword,
  } = found;
  return {
    ...{ id, employeeNo, name, departmentId, site, grade, position, jobField, mustChangePassword },
    departmentName: department.name,
    roles: found.roles as Role[],
    headOfDepartmentIds: found.headOf.map((headed) => headed.id),
  };
}
