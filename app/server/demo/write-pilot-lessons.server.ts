/** Rows of the pilot's lessons: published when last year began, withdrawn since, approved by their authors' heads. */
import { randomUUID } from 'node:crypto';
import { searchTextOf } from '~/manuals/search-text';
import type { Sql } from '~/platform/db.server';
import { PILOT_REASON, planPilotLessons, type PilotLesson, type PilotSource } from './plan-pilot-lessons';

const DAY_MS = 86_400_000;

/** Courses with the sections of the manuals that their lessons cite. */
const SOURCES = `
  SELECT c.id AS "courseId", c.slug AS "courseSlug", c.job_field AS "jobField",
         COALESCE((SELECT json_agg(json_build_object('manualTitle', m.title, 'title', s.title) ORDER BY m.slug, s.sort_order)
                     FROM manual m JOIN manual_section s ON s.manual_id = m.id AND s.removed_at IS NULL AND s.number LIKE '%.%'
                    WHERE m.id IN (SELECT cited.manual_id FROM lesson l
                                     JOIN lesson_manual_section ls ON ls.lesson_id = l.id
                                     JOIN manual_section cited ON cited.id = ls.section_id
                                    WHERE l.course_id = c.id)), '[]') AS sections
    FROM course c WHERE c.demo ORDER BY c.slug`;

/** Instructors of a job field first, then any; with the head who decided. */
const AUTHORS = `
  SELECT e.id, e.job_field AS "jobField", e.department_id AS "departmentId", d.head_id AS "headId"
    FROM employee e JOIN department d ON d.id = e.department_id
   WHERE e.demo AND 'instructor' = ANY(e.roles) ORDER BY e.employee_no`;

interface Author {
  id: string;
  jobField: string;
  departmentId: string;
  headId: string | null;
}

const insertFrom = (table: string, columns: string, types: string) =>
  `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_to_recordset($1) AS r(${types})`;
const LESSONS = insertFrom(
  'lesson',
  'id, course_id, course_order, author_id, title, summary, job_field, status, withdraw_reason, published_at, demo, search_text, created_at, updated_at',
  'id uuid, course_id uuid, course_order int, author_id uuid, title text, summary text, job_field text, status text, withdraw_reason text, published_at timestamptz, demo bool, search_text text, created_at timestamptz, updated_at timestamptz',
);
const VERSIONS = insertFrom(
  'lesson_version',
  'id, lesson_id, number, duration_ms, created_at',
  'id uuid, lesson_id uuid, number int, duration_ms int, created_at timestamptz',
);
const APPROVALS = insertFrom(
  'approval',
  'id, kind, subject_id, title, requester_id, status, created_at, closed_at',
  'id uuid, kind text, subject_id text, title text, requester_id uuid, status text, created_at timestamptz, closed_at timestamptz',
);
const STEPS = insertFrom(
  'approval_step',
  'id, approval_id, ordinal, department_id, status, decided_by_id, decided_at',
  'id uuid, approval_id uuid, ordinal int, department_id uuid, status text, decided_by_id uuid, decided_at timestamptz',
);

export interface WrittenPilotLesson extends PilotLesson {
  id: string;
  versionId: string;
}

/** `openedAt`: before anybody studied. `closedAt`: when they were withdrawn. */
export async function writePilotLessons(
  client: Sql,
  { openedAt, closedAt }: { openedAt: Date; closedAt: Date },
): Promise<WrittenPilotLesson[]> {
  const sources = await client.query<PilotSource>(SOURCES);
  const authors = (await client.query<Author>(AUTHORS)).rows;
  if (authors.length === 0) return [];
  const plan = planPilotLessons(sources.rows).map((lesson, index) => {
    const own = authors.filter(({ jobField }) => jobField === lesson.jobField);
    const from = own.length ? own : authors;
    const ids = { id: randomUUID(), versionId: randomUUID(), approvalId: randomUUID() };
    const createdAt = new Date(openedAt.getTime() - (20 - (index % 10)) * DAY_MS);
    return { ...lesson, ...ids, author: from[index % from.length]!, order: 100 + index, createdAt };
  });
  const write = (statement: string, rows: object[]) => client.query(statement, [JSON.stringify(rows)]);
  await write(
    LESSONS,
    plan.map(({ id, courseId, order, author, title, jobField, createdAt }) => ({
      ...{
        id,
        course_id: courseId,
        course_order: order,
        author_id: author.id,
        title,
        summary: '',
        job_field: jobField,
      },
      ...{ status: 'withdrawn', withdraw_reason: PILOT_REASON, published_at: openedAt, demo: true },
      ...{ search_text: searchTextOf(title, jobField), created_at: createdAt, updated_at: closedAt },
    })),
  );
  await write(
    VERSIONS,
    plan.map(({ id, versionId, durationMs, createdAt }) => ({
      ...{ id: versionId, lesson_id: id, number: 1, duration_ms: durationMs, created_at: createdAt },
    })),
  );
  const decided = plan.filter(({ author }) => author.headId);
  await write(
    APPROVALS,
    decided.map(({ id, approvalId, author, title, createdAt }) => ({
      ...{ id: approvalId, kind: 'lesson-publish', subject_id: id, title, requester_id: author.id },
      ...{ status: 'approved', created_at: createdAt, closed_at: openedAt },
    })),
  );
  await write(
    STEPS,
    decided.map(({ approvalId, author }) => ({
      ...{ id: randomUUID(), approval_id: approvalId, ordinal: 1, department_id: author.departmentId },
      ...{ status: 'approved', decided_by_id: author.headId, decided_at: openedAt },
    })),
  );
  return plan;
}
