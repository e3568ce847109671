/** All courses with their watching rules; a new one starts with its name. */
import { redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import type { CourseView } from '~/lessons/course';
import { createCourse } from '~/lessons/create-course.server';
import { listCourses } from '~/lessons/list-courses.server';
import { createCourseInput } from '~/lessons/schema';
import { formToObject, parseInput } from '~/platform/form';
import { Badge } from '~/ui/badge';
import { Card } from '~/ui/card';
import { DataTable, type Column } from '~/ui/data-table';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { CourseCreate } from './course-create';
import { HrFrame } from './hr-frame';
import { pageTitle } from '../page-title';

export const meta = pageTitle((words) => words.hr.courses.title);

export const loader = pageLoader(
  async ({ context, person }) => ({ courses: await listCourses({ ...context, person }) }),
  'course.manage',
);

export const action = pageAction(async ({ context, person }, form) => {
  const { id } = await createCourse({
    ...context,
    person,
    input: parseInput(createCourseInput, formToObject(form)),
  });
  throw redirect(`/hr/courses/${id}`);
}, 'course.manage');

export default function Courses() {
  const { courses } = useLoaderData<typeof loader>();
  const { hr, common } = useWords();
  const words = hr.courses;
  const format = useFormat();
  const presets: Record<string, { label: string }> = words.presets;
  const columns: Column<CourseView>[] = [
    {
      key: 'title',
      label: words.name,
      wrap: true,
      cell: ({ id, title, demo }) => (
        <>
          <Link className="link" to={`/hr/courses/${id}`}>
            {title}
          </Link>{' '}
          {demo ? <Badge>{words.demo}</Badge> : null}
        </>
      ),
    },
    { key: 'job-field', label: words.jobField, cell: ({ jobField }) => jobField },
    {
      key: 'lessons',
      label: words.lessons,
      numeric: true,
      cell: ({ lessonCount, liveCount }) => words.lessonCount(lessonCount, liveCount),
    },
    {
      key: 'length',
      label: words.length,
      numeric: true,
      cell: ({ durationSeconds }) => format.minutes(Math.floor(durationSeconds / 60)),
    },
    {
      key: 'rule',
      label: words.rule,
      cell: ({ watchingPreset }) => presets[watchingPreset]?.label ?? words.custom,
    },
    { key: 'recurrence', label: words.recurrence, cell: ({ recurrence }) => words.recurrences[recurrence] },
    {
      key: 'captions',
      label: words.captionsShort,
      cell: ({ captionsRequired }) => (captionsRequired ? common.state.yes : common.state.no),
    },
  ];
  return (
    <HrFrame
      title={words.title}
      note={words.caption(format.number(courses.length))}
      actions={<CourseCreate />}
    >
      <Card flush label={words.title}>
        <DataTable
          caption={words.caption(format.number(courses.length))}
          columns={columns}
          rows={courses}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon="lesson" title={words.empty}>
              {words.emptyNote}
            </EmptyState>
          }
        />
      </Card>
    </HrFrame>
  );
}
