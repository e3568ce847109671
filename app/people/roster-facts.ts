import type { Role } from './person';

/** An employee as the roster says. */
export interface RosterFacts {
  id: string;
  employeeNo: string;
  name: string;
  departmentId: string;
  department: string;
  site: string;
  grade: string;
  position: string;
  employmentCategory: string;
  jobField: string;
  fieldStaff: boolean;
  roles: Role[];
  /** `YYYY-MM-DD` */
  hiredOn: string | null;
  leftOn: string | null;
}
