/**
 * SELECTs of the training record, in the order of its columns. COPY takes no parameters, so every value is a literal.
 *
 * By entry: one row for each entry of minutes, in the order in which they were earned. A correction stands as a row of
 * its own with negative minutes, as in the ledger, so that the sum of the column is the sum of the ledger.
 * By course: one row for a person and course; what was reversed is left out of days and dates, a course of which
 * nothing is left is left out.
 */
import pg from 'pg';
import { DEPARTMENT_NAMES } from '~/people/department-names';
import { neutralSql, neutralText } from './neutral-cell';
import type { RecordGrouping } from './schema';

interface Selection {
  year: number;
  timeZone: string;
  instituteName: string;
  /** Present name of the department at study time; blank or unset = the institute. */
  department?: string;
}

const text = pg.escapeLiteral;
const name = neutralSql('employee.name');
const number = neutralSql('employee.employee_no');
const KIND = text('사내 이러닝');
const CLASS = text('직무교육');
const DOMESTIC = text('국내');

/** A lesson of a course is told as `과정 - 차시`. */
const entryTitle = `CASE WHEN l.group_title IN ('', l.subject_title) THEN l.subject_title
  WHEN l.subject_title = '' THEN l.group_title ELSE l.group_title || ' - ' || l.subject_title END`;

/** A correction tells the days of what it takes back, so that a filter on days keeps the pair together. */
const earnedAt = `CASE WHEN l.kind = 'reversal' THEN (SELECT o.occurred_at FROM ledger_entry o WHERE o.id = l.reverses_id)
  ELSE l.occurred_at END`;

function dayIn(timeZone: string) {
  const zone = text(timeZone);
  return (column: string) => `(${column} AT TIME ZONE ${zone})::date`;
}

/** SQL: AND with the one department that is asked for, under its former names too. */
const ofDepartment = (name = '') =>
  name === ''
    ? ''
    : `AND l.department_at_study IN (SELECT ${text(name)}
         UNION SELECT n.name FROM ${DEPARTMENT_NAMES} n WHERE n.current_name = ${text(name)})`;

/** SQL: has a correction taken the entry `l` back? As a test of membership it is one hash, however many there are. */
const isReversed = (year: number) =>
  `l.id IN (SELECT reverses_id FROM ledger_entry WHERE ledger_year = ${year} AND kind = 'reversal')`;

// OFFSET 0 keeps the planner from working out title and days again wherever they are named.
function byEntry({ year, timeZone, instituteName, department }: Selection) {
  const day = dayIn(timeZone);
  return `SELECT row_number() OVER (ORDER BY l.occurred_at, l.id), ${number}, ${name},
      CASE WHEN l.kind = 'reversal' THEN '정정' WHEN l.reversed THEN '정정됨' ELSE '완료' END,
      ${year}, ${neutralSql('l.title')}, ${text(neutralText(instituteName))},
      l.start_day::text, l.end_day::text, CASE WHEN l.start_day = l.end_day THEN 1 ELSE 2 END,
      l.amount, ${KIND}, ${CLASS}, ${neutralSql('l.job_field')}, NULL, NULL, ${DOMESTIC}, l.amount,
      CASE WHEN l.kind = 'reversal' OR l.reversed THEN '취소' ELSE '승인' END
    FROM (SELECT l.id, l.person_id, l.kind, l.amount, l.job_field, l.occurred_at, ${entryTitle} AS title,
                 ${day('coalesce(l.started_at, l.occurred_at)')} AS start_day, ${day(earnedAt)} AS end_day,
                 ${isReversed(year)} AS reversed
            FROM ledger_entry l WHERE l.ledger_year = ${year} AND l.unit = 'minute' ${ofDepartment(department)}
           ORDER BY l.occurred_at, l.id OFFSET 0) l
    LEFT JOIN employee ON employee.id = l.person_id
    ORDER BY l.occurred_at, l.id`;
}

function byCourse({ year, timeZone, instituteName, department }: Selection) {
  const day = dayIn(timeZone);
  return `SELECT row_number() OVER (ORDER BY employee.employee_no, c.first_at, c.course), ${number}, ${name}, '완료',
      ${year}, ${neutralSql('c.title')}, ${text(neutralText(instituteName))},
      c.start_day::text, c.end_day::text, (SELECT count(DISTINCT d) FROM unnest(c.days) d),
      c.minutes, ${KIND}, ${CLASS}, ${neutralSql('c.job_field')}, NULL, NULL, ${DOMESTIC}, c.minutes, '승인'
    FROM (SELECT person_id, course,
                 (array_agg(coalesce(nullif(group_title, ''), subject_title) ORDER BY occurred_at DESC))[1] AS title,
                 (array_agg(job_field ORDER BY occurred_at DESC))[1] AS job_field,
                 min(occurred_at) AS first_at, min(start_day) AS start_day, max(end_day) AS end_day,
                 array_agg(start_day) || array_agg(end_day) AS days, sum(amount)::int AS minutes
            FROM (SELECT l.*, coalesce(l.group_id, l.subject_id, l.id::text) AS course,
                         ${day('coalesce(l.started_at, l.occurred_at)')} AS start_day, ${day('l.occurred_at')} AS end_day
                    FROM ledger_entry l
                   WHERE l.ledger_year = ${year} AND l.unit = 'minute' AND l.kind = 'time' AND NOT ${isReversed(year)}
                         ${ofDepartment(department)}
                  OFFSET 0) l
           GROUP BY person_id, course) c
    LEFT JOIN employee ON employee.id = c.person_id
    ORDER BY employee.employee_no, c.first_at, c.course`;
}

export const trainingRecordSelect = ({ by, ...selection }: Selection & { by: RecordGrouping }) =>
  by === 'course' ? byCourse(selection) : byEntry(selection);
