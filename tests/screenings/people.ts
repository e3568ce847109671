// The people of a test institute as the use cases see them.
import type { Person, Role } from '~/people/person';
import type { Db } from '~/platform/db.server';

export async function personOf(db: Db, employeeNo: string): Promise<Person> {
  const found = await db.prisma.employee.findUniqueOrThrow({
    where: { employeeNo },
    include: { department: true, headOf: { select: { id: true } } },
  });
  return {
    ...{ id: found.id, employeeNo, name: found.name, departmentId: found.departmentId },
    ...{ departmentName: found.department.name, site: found.site, grade: found.grade },
    ...{ position: found.position, jobField: found.jobField, roles: found.roles as Role[] },
    headOfDepartmentIds: found.headOf.map(({ id }) => id),
    mustChangePassword: false,
  };
}
