/** The signed-in person as every loader, action, socket and use case sees them. */
export type Role = 'instructor' | 'hr' | 'admin';

export interface Person {
  id: string;
  employeeNo: string;
  name: string;
  departmentId: string;
  departmentName: string;
  site: string;
  grade: string;
  position: string;
  jobField: string;
  roles: Role[];
  /** Departments whose head (부서장) this person is. */
  headOfDepartmentIds: string[];
  mustChangePassword: boolean;
}
