// The training record of a year with 100,000 completions, as CSV and XLSX, beside a bare COPY of the same rows.
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import type { Person } from '~/people/person';
import type { Db } from '~/platform/db.server';
import { exportTrainingRecord } from '~/reports/export-training-record.server';
import type { ExportFormat } from '~/reports/schema';
import { growthOver, median, megabytes, report, say, seconds, timed } from './measure';
import { openBenchDatabase } from './open-database';

const COMPLETIONS = 100_000;
const PEOPLE = 1_000;
const ROUNDS = 5;
const MB = 1024 * 1024;

const SEED = `
  INSERT INTO department (id, name, sort_order) VALUES (gen_random_uuid(), '체육사업부', 1);
  INSERT INTO employee (id, employee_no, name, department_id, created_at)
    SELECT gen_random_uuid(), lpad(i::text, 7, '0'), '직원' || i, (SELECT id FROM department), now()
      FROM generate_series(1, ${PEOPLE}) i;
  INSERT INTO ledger_entry (id, person_id, kind, unit, amount, source_key, reason, occurred_at, posted_at, ledger_year,
      policy_version, evidence, actor_id, subject_id, subject_title, group_id, group_title, job_field, started_at,
      department_at_study, grade_at_study, position_at_study)
    SELECT gen_random_uuid(), p.id, 'time', 'minute', 6, 'bench:' || i, '강의 이수', t, t, 2026, 'own.v1+credit-2026.v1',
           '{"coveredMs": 362000, "learningMs": 362000}', p.id, 'lesson' || i % 200, '잔류염소 재기 ' || i % 200,
           'course' || i % 40, '수영장 수질 관리 ' || i % 40, '체육시설', t - interval '20 minutes', '체육사업부', '7급', '주임'
      FROM (SELECT i, i % ${PEOPLE} + 1 AS person, timestamptz '2026-01-02' + i * interval '5 minutes' AS t
              FROM generate_series(1, ${COMPLETIONS}) i) s
      JOIN (SELECT id, row_number() OVER (ORDER BY employee_no) AS n FROM employee) p ON p.n = s.person;
  ANALYZE;`;

const BARE = `
  SELECT e.employee_no, e.name, l.ledger_year, l.group_title, l.subject_title, l.started_at, l.occurred_at, l.amount,
         l.job_field
    FROM ledger_entry l JOIN employee e ON e.id = l.person_id
   WHERE l.ledger_year = 2026 AND l.unit = 'minute' ORDER BY l.occurred_at, l.id`;

const drain = (stream: Readable) => finished(stream.resume());

async function bareCopy({ sql }: Db) {
  const client = await sql.connect();
  await drain(client.query(copyTo(`COPY (${BARE}) TO STDOUT`)));
  client.release();
}

async function main() {
  const { db, close } = await openBenchDatabase();
  try {
    say(`seeding ${COMPLETIONS} completions …`);
    await db.sql.query(SEED);
    const { rows } = await db.sql.query<{ id: string }>('SELECT id FROM employee LIMIT 1');
    const person: Person = {
      id: rows[0]!.id,
      employeeNo: '3001',
      name: '',
      departmentId: '',
      departmentName: '',
      site: '',
      grade: '',
      position: '',
      jobField: '',
      roles: ['hr'],
      headOfDepartmentIds: [],
      mustChangePassword: false,
    };
    const take = async (format: ExportFormat, year = 2026) => {
      const context = {
        db,
        now: new Date('2026-11-23T00:30:00Z'),
        timeZone: 'Asia/Seoul',
        instituteName: '다온',
      };
      const file = await exportTrainingRecord({
        ...context,
        person,
        ip: '',
        year,
        by: 'entry',
        format,
      });
      await drain(file.stream);
    };
    // As in a server that has served: its first statements load what every later one shares.
    await bareCopy(db);
    for (const format of ['csv', 'xlsx'] as const) await take(format, 2025);
    const bare: number[] = [];
    const csv: number[] = [];
    const csvGrowth = await growthOver(async () => {
      for (let round = 0; round < ROUNDS; round++) {
        bare.push(await timed(() => bareCopy(db)));
        csv.push(await timed(() => take('csv')));
      }
    });
    const ratio = median(csv) / median(bare);
    report({
      what: `training record of ${COMPLETIONS.toLocaleString('en')} completions, CSV`,
      figure: `${seconds(median(csv))}, memory +${megabytes(csvGrowth)}`,
      beside: `COPY (SELECT …) TO STDOUT ${seconds(median(bare))}`,
      ratio,
      reach: '≤ 4 × its time, ≤ 50 MB',
      held: ratio <= 4 && csvGrowth <= 50 * MB,
    });
    let took = 0;
    const growth = await growthOver(async () => (took = await timed(() => take('xlsx'))));
    report({
      what: 'the same, XLSX',
      figure: `${seconds(took)}, memory +${megabytes(growth)}`,
      beside: '–',
      ratio: null,
      reach: '≤ 30 s, ≤ 160 MB',
      held: took <= 30_000 && growth <= 160 * MB,
    });
  } finally {
    await close();
  }
}

await main();
