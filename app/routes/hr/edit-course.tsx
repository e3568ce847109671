/** One course: its words, its lessons in order, the watching rule, how often it recurs. One form, one save. */
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { listCourses } from '~/lessons/list-courses.server';
import { updateCourseInput } from '~/lessons/schema';
import { updateCourse } from '~/lessons/update-course.server';
import { formToObject, parseInput } from '~/platform/form';
import { Button, TextLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { Check, Choices } from '~/ui/check';
import { Notice } from '~/ui/notice';
import { TextArea, TextField } from '~/ui/text-field';
import { useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { findCourseFacts } from './course-facts.server';
import { CourseOrder } from './course-order';
import { CourseRule } from './course-rule';
import { HrFrame } from './hr-frame';
import { pageTitle } from '../page-title';

export const meta = pageTitle<typeof loader>((words, data) =>
  data ? words.hr.courses.edit(data.course.title) : words.hr.courses.title,
);

export const loader = pageLoader(
  ({ context, person, params }) => findCourseFacts({ context, person, courseId: params['id'] ?? '' }),
  'course.manage',
);

export const action = pageAction(async ({ context, person, params }, form) => {
  const courseId = params['id'] ?? '';
  const { watchingPreset, ...fields } = parseInput(updateCourseInput, {
    ...formToObject(form),
    lessonIds: form.getAll('lessonIds'),
    captionsRequired: form.has('captionsRequired'),
  });
  // A rule that was not changed stays the version it is.
  const [before] = await listCourses({ ...context, person, courseId });
  const input = before?.watchingPreset === watchingPreset ? fields : { ...fields, watchingPreset };
  const { policyVersion } = await updateCourse({ ...context, person, courseId, input });
  return { saved: policyVersion };
}, 'course.manage');

export default function EditCourse() {
  const { course, lessons, choices, rules } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { hr, common } = useWords();
  const words = hr.courses;
  const busy = useNavigation().formMethod === 'POST';
  const error = answer && 'error' in answer ? answer.error : undefined;
  const saved = answer && 'saved' in answer;
  const of = (name: string) => error?.fields?.[name];
  const ruleError = error?.code === 'policy-unmeetable' ? error.message : undefined;
  return (
    <HrFrame title={course.title} back={{ to: '/hr/courses', label: common.act.backTo(words.title) }}>
      {error && !ruleError && !error.fields ? <Notice tone="bad" live="alert" title={error.message} /> : null}
      {error?.fields ? <Notice tone="bad" live="alert" title={common.form.mend} /> : null}
      {saved && !busy ? <Notice tone="good" live="status" title={words.saved} /> : null}
      <Form method="post" className="stack wide" noValidate preventScrollReset>
        <div className="columns">
          <div className="stack gap16">
            <Card title={words.about}>
              <TextField
                name="title"
                label={words.name}
                defaultValue={course.title}
                maxLength={100}
                required
                error={of('title')}
              />
              <TextArea
                name="summary"
                label={words.summary}
                defaultValue={course.summary}
                limit={1000}
                error={of('summary')}
              />
              <TextField
                name="jobField"
                label={words.jobField}
                defaultValue={course.jobField}
                maxLength={40}
                error={of('jobField')}
              />
              <Check
                name="captionsRequired"
                defaultChecked={course.captionsRequired}
                label={words.captions}
                hint={words.captionsHint}
              />
              <TextLink to={`/courses/${course.slug}`} className="start" icon="eye" forward>
                {words.see}
              </TextLink>
            </Card>
            <Card title={words.order}>
              <CourseOrder
                key={course.lessonIds.join()}
                lessons={lessons}
                choices={choices}
                error={of('lessonIds')}
              />
            </Card>
            <Card title={words.recurrence}>
              <Choices
                name="recurrence"
                legend={words.recurrence}
                hideLegend
                defaultValue={course.recurrence}
                choices={(['once', 'year', 'half'] as const).map((value) => ({
                  value,
                  label: <b>{words.recurrences[value]}</b>,
                  hint: words.recurrenceNotes[value],
                }))}
              />
            </Card>
          </div>
          <Card
            title={words.rule}
            action={<span className="small">{words.version(course.policyVersion)}</span>}
          >
            <CourseRule rules={rules} current={course.watchingPreset} error={ruleError} />
          </Card>
        </div>
        <Button type="submit" variant="primary" block busy={busy} busyLabel={common.act.saveBusy}>
          {common.act.save}
        </Button>
      </Form>
    </HrFrame>
  );
}
