import type { Sql } from '~/platform/db.server';

export interface AtStudy {
  department: string;
  grade: string;
  position: string;
}

const FIND = `
  SELECT COALESCE(o.department_name, d.name) AS department, COALESCE(o.grade, e.grade) AS grade,
         COALESCE(o.position, e.position) AS position
    FROM employee e
    JOIN department d ON d.id = e.department_id
    LEFT JOIN LATERAL (SELECT department_name, grade, position FROM personnel_order
                        WHERE employee_id = e.id AND effective_on <= $2::date
                        ORDER BY effective_on DESC LIMIT 1) o ON true
   WHERE e.id = $1`;

/** The newest 발령 not after the day (`YYYY-MM-DD`); without any, what the roster says. */
export async function findAtStudy(sql: Sql, personId: string, day: string): Promise<AtStudy> {
  const { rows } = await sql.query<AtStudy>(FIND, [personId, day]);
  return rows[0] ?? { department: '', grade: '', position: '' };
}
