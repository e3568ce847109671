import { DEPARTMENT_NAMES } from '~/people/department-names';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { findPopulation } from './find-population.server';

export interface DepartmentMinutes {
  department: string;
  minutes: number;
  /** People who earned any of them, and people who belong to the department. */
  learners: number;
  headcount: number;
  /** Whole minutes for each who belongs, rounded. */
  minutesPerPerson: number;
}

const BY_DEPARTMENT = `
  SELECT d.name AS department, COALESCE(l.minutes, 0)::int AS minutes, COALESCE(l.learners, 0) AS learners,
         COALESCE(h.headcount, 0) AS headcount,
         COALESCE(round(l.minutes::numeric / NULLIF(h.headcount, 0)), 0)::int AS "minutesPerPerson"
    FROM department d
    LEFT JOIN (SELECT n.id, sum(amount) AS minutes, count(DISTINCT person_id) AS learners
                 FROM ledger_entry JOIN ${DEPARTMENT_NAMES} n ON n.name = department_at_study
                WHERE ledger_year = $1 AND unit = 'minute' GROUP BY 1) l ON l.id = d.id
    LEFT JOIN (SELECT department_id, count(*) AS headcount FROM employee WHERE left_on IS NULL GROUP BY 1) h
           ON h.department_id = d.id
   WHERE $2::text[] IS NULL OR d.name = ANY($2)
   ORDER BY d.sort_order, d.name`;

/**
 * Minutes of a year by the department at study time, under its present name, in organisation order, departments with nothing too. HR sees all,
 * a head the own ones (else 403).
 */
export async function listDepartmentMinutes({
  db,
  person,
  year,
}: Pick<Context, 'db'> & { person: Person; year: number }): Promise<DepartmentMinutes[]> {
  const { departments } = await findPopulation({ db, person, year });
  const { rows } = await db.sql.query<DepartmentMinutes>(BY_DEPARTMENT, [year, departments]);
  return rows;
}
