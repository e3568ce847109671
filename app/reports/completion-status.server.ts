/** 교육이수현황, one row a person: columns and the SELECT, ordered by grade, organisation and name. Minutes are whole. */
import { neutralSql } from './neutral-cell';
import { gradeOrder, populationSelect, type Population } from './population-select.server';
import type { ReportColumn } from './report-table';

export const completionStatusColumns: readonly ReportColumn[] = [
  { title: '순번', kind: 'integer', width: 7 },
  { title: '근무부서', kind: 'text', width: 16 },
  { title: '직급', kind: 'text', width: 9 },
  { title: '직위', kind: 'text', width: 12 },
  { title: '성명', kind: 'text', width: 10 },
  { title: '의무시간 조정(사유)', kind: 'text', width: 20 },
  { title: '의무이수목표', kind: 'integer', width: 13, summed: true },
  { title: '이수시간', kind: 'integer', width: 11, summed: true },
  { title: '이수여부', kind: 'text', width: 10 },
  { title: '과부족 시간', kind: 'integer', width: 12, summed: true },
];

/** An exempt person has no target to be short of: both cells are empty. */
export function completionStatusSelect(population: Population): string {
  const order = `${gradeOrder('grade')}, sort_order, name, employee_no`;
  return `SELECT row_number() OVER (ORDER BY ${order}), ${neutralSql('department')}, ${neutralSql('grade')},
      ${neutralSql('position')}, ${neutralSql('name')}, NULL, CASE WHEN NOT exempt THEN target END, recognised,
      CASE WHEN exempt THEN '제외' WHEN recognised >= target THEN '이수' ELSE '미이수' END,
      CASE WHEN NOT exempt THEN recognised - target END
    FROM (${populationSelect(population)}) p ORDER BY ${order}`;
}
