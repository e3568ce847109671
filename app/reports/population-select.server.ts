/**
 * Who stands in a year's reports and how far each got, as one SELECT without parameters. Department, grade and category
 * are those of the last 발령 before December. Hired after the year or gone before its December: not in it. Hired in
 * December: 제외 (exempt). 이수시간 is recognised by the year's rules: whole units, then the ceiling.
 */
import pg from 'pg';
import type { CreditRule } from '~/credits/credit-policy';
import { DEPARTMENT_NAMES } from '~/people/department-names';

export interface Population {
  year: number;
  rule: CreditRule;
  /** Present names of departments, which stand for their former ones too; null = the whole institute. */
  departments: string[] | null;
}

/** SQL of a sort key: 2급 before 9급 before what has no number. */
export const gradeOrder = (grade: string) =>
  `coalesce(substring(${grade} FROM '^([0-9]+)급')::int, 99), ${grade}`;

function recognised({ unitMinutes, annualCapMinutes, rounding }: CreditRule): string {
  const units = `${rounding}(greatest(0, coalesce(earned.minutes, 0))::numeric / ${unitMinutes})`;
  return `least(${annualCapMinutes}, ${units} * ${unitMinutes})::int`;
}

function target({ targetMinutes, targetMinutesByCategory }: CreditRule): string {
  const own = Object.entries(targetMinutesByCategory).map(
    ([category, minutes]) => `WHEN ${pg.escapeLiteral(category)} THEN ${minutes}`,
  );
  return own.length
    ? `CASE person.category ${own.join(' ')} ELSE ${targetMinutes} END`
    : String(targetMinutes);
}

/** Columns: name, employee_no, department, sort_order, grade, position, exempt, target, recognised (minutes). */
export function populationSelect({ year, rule, departments }: Population): string {
  const only = departments
    ? `WHERE coalesce(place.current_name, person.department) IN (${departments.map((name) => pg.escapeLiteral(name)).join(',') || 'NULL'})`
    : '';
  return `SELECT person.name, person.employee_no, person.department, person.grade, person.position, person.exempt,
      coalesce(place.sort_order, 2147483647) AS sort_order, ${target(rule)} AS target, ${recognised(rule)} AS recognised
    FROM (SELECT e.id, e.name, e.employee_no, coalesce(o.department_name, d.name) AS department,
                 coalesce(o.grade, e.grade) AS grade, coalesce(o.position, e.position) AS position,
                 coalesce(o.employment_category, e.employment_category) AS category,
                 coalesce(e.hired_on >= make_date(${year}, 12, 1), false) AS exempt
            FROM employee e
            JOIN department d ON d.id = e.department_id
            LEFT JOIN LATERAL (SELECT * FROM personnel_order o
                                WHERE o.employee_id = e.id AND o.effective_on < make_date(${year}, 12, 1)
                                ORDER BY o.effective_on DESC LIMIT 1) o ON true
           WHERE coalesce(e.hired_on <= make_date(${year}, 12, 31), true)
             AND coalesce(e.left_on >= make_date(${year}, 12, 1), true)) person
    LEFT JOIN ${DEPARTMENT_NAMES} place ON place.name = person.department
    LEFT JOIN (SELECT person_id, sum(amount)::int AS minutes FROM ledger_entry
                WHERE ledger_year = ${year} AND unit = 'minute' GROUP BY person_id) earned ON earned.person_id = person.id
    ${only}`;
}
