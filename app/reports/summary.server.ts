/** 총괄표 by grade with the 계 row. Who is exempt stands beside the target group, not in it; 이수율 is Σ over Σ. */
import { neutralSql } from './neutral-cell';
import { gradeOrder, populationSelect, type Population } from './population-select.server';
import type { ReportColumn } from './report-table';

export const summaryColumns: readonly ReportColumn[] = [
  { title: '구분', kind: 'text', width: 14 },
  { title: '교육대상', kind: 'integer', width: 12 },
  { title: '이수자', kind: 'integer', width: 12 },
  { title: '미이수자', kind: 'integer', width: 12 },
  { title: '제외자', kind: 'integer', width: 12 },
  { title: '이수율(%)', kind: 'rate', width: 12 },
];

export function summarySelect(population: Population): string {
  return `SELECT CASE WHEN every THEN '계' ELSE ${neutralSql('grade')} END, due, met, due - met, exempt,
      round(100.0 * met / nullif(due, 0), 1)
    FROM (SELECT grade, GROUPING(grade) = 1 AS every, count(*) FILTER (WHERE NOT exempt) AS due,
                 count(*) FILTER (WHERE NOT exempt AND recognised >= target) AS met,
                 count(*) FILTER (WHERE exempt) AS exempt
            FROM (${populationSelect(population)}) p GROUP BY GROUPING SETS ((grade), ())) g
    ORDER BY every, ${gradeOrder('grade')}`;
}
