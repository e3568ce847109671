/** The record of a year on HR's screen: filtered, a page at a time, with what the whole selection adds up to. */
import type { z } from 'zod';
import { writeAccessLog } from '~/people/access-log.server';
import { DEPARTMENT_NAMES } from '~/people/department-names';
import { requirePermission } from '~/people/permissions';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { yearIn } from '~/platform/zone';
import type { recordQuery } from './schema';
import { searchPattern } from '~/people/search-pattern';

export const RECORD_PAGE_ROWS = 50;

export interface RecordRow {
  entryId: string;
  personId: string;
  employeeNo: string;
  name: string;
  /** Department and grade at study time. */
  department: string;
  grade: string;
  courseTitle: string;
  lessonTitle: string;
  occurredAt: Date;
  /** Negative in a correction. */
  minutes: number;
  /** standing, reversed (a correction takes it back) or reversal (the correction). */
  state: 'standing' | 'reversed' | 'reversal';
}

export interface RecordTotals {
  /** Entries, corrections included. */
  entries: number;
  people: number;
  /** Completions that stand. */
  completions: number;
  minutes: number;
  /** Whole minutes, rounded; 0 without people. */
  minutesPerPerson: number;
}

export interface TrainingRecordPage {
  year: number;
  years: number[];
  departments: string[];
  rows: RecordRow[];
  totals: RecordTotals;
  page: number;
  pages: number;
}

const REVERSED = `l.id IN (SELECT reverses_id FROM ledger_entry WHERE ledger_year = $1 AND kind = 'reversal')`;
const FROM = `
  FROM ledger_entry l JOIN employee e ON e.id = l.person_id
 WHERE l.ledger_year = $1 AND l.unit = 'minute'
   AND ($2 = '' OR l.department_at_study = $2
        OR l.department_at_study IN (SELECT n.name FROM ${DEPARTMENT_NAMES} n WHERE n.current_name = $2))
   AND ($3 = '' OR e.name ~* $3 OR e.employee_no ~* $3 OR l.subject_title ~* $3 OR l.group_title ~* $3)`;
const ROWS = `
  SELECT l.id AS "entryId", l.person_id AS "personId", e.employee_no AS "employeeNo", e.name,
         l.department_at_study AS department, l.grade_at_study AS grade, l.group_title AS "courseTitle",
         l.subject_title AS "lessonTitle", l.occurred_at AS "occurredAt", l.amount AS minutes,
         CASE WHEN l.kind = 'reversal' THEN 'reversal' WHEN ${REVERSED} THEN 'reversed'
              ELSE 'standing' END AS state
  ${FROM} ORDER BY l.occurred_at DESC, l.id DESC LIMIT ${RECORD_PAGE_ROWS} OFFSET $4`;
const TOTALS = `
  SELECT count(*) AS entries, count(DISTINCT l.person_id) AS people, COALESCE(sum(l.amount), 0)::int AS minutes,
         count(*) FILTER (WHERE l.kind = 'time' AND NOT ${REVERSED}) AS completions ${FROM}`;
const CHOICES = `
  SELECT (SELECT min(ledger_year) FROM ledger_entry) AS first, (SELECT max(ledger_year) FROM ledger_entry) AS last,
         ARRAY(SELECT name FROM department ORDER BY sort_order, name) AS departments`;

/**
 * HR only (403). `query` finds name, number, course or lesson, also by initials (초성). Reading it writes the access
 * log. A page beyond the last one is the last one.
 */
export async function listTrainingRecord({
  db,
  now,
  timeZone,
  person,
  ip,
  filter,
}: Context & {
  person: Person;
  ip: string;
  filter: z.output<typeof recordQuery>;
}): Promise<TrainingRecordPage> {
  requirePermission(person, 'record.read-others');
  const thisYear = yearIn(now, timeZone);
  const { year = thisYear, department, query } = filter;
  const selection = [year, department, searchPattern(query)];
  const [found, choices] = await Promise.all([
    db.sql.query<Omit<RecordTotals, 'minutesPerPerson'>>(TOTALS, selection),
    db.sql.query<{ first: number | null; last: number | null; departments: string[] }>(CHOICES),
  ]);
  const totals = found.rows[0]!;
  const { first, last, departments } = choices.rows[0]!;
  const pages = Math.max(1, Math.ceil(totals.entries / RECORD_PAGE_ROWS));
  const page = Math.min(filter.page, pages);
  const { rows } = await db.sql.query<RecordRow>(ROWS, [...selection, (page - 1) * RECORD_PAGE_ROWS]);
  await writeAccessLog({
    db,
    now,
    actorId: person.id,
    action: 'record.list',
    subject: `${year}년`,
    ip,
    detail: { department, query, page, rows: rows.length },
  });
  const newest = Math.max(thisYear, last ?? thisYear);
  const oldest = Math.min(thisYear, first ?? thisYear);
  return {
    year,
    years: Array.from({ length: newest - oldest + 1 }, (_, back) => newest - back),
    departments,
    rows,
    totals: { ...totals, minutesPerPerson: totals.people ? Math.round(totals.minutes / totals.people) : 0 },
    page,
    pages,
  };
}
