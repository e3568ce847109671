import { apiLoader } from './door.server';

export const loader = apiLoader(({ person }) => ({
  employeeNo: person.employeeNo,
  name: person.name,
  department: person.departmentName,
  roles: ['employee', ...person.roles, ...(person.headOfDepartmentIds.length > 0 ? ['head'] : [])],
  mustChangePassword: person.mustChangePassword,
}));
