/** A course: what it is, what counts, and its lessons in order with one's own state. */
import { useLoaderData } from '@remix-run/react';
import { findCourse } from '~/lessons/find-course.server';
import { presetText } from '~/lessons/watching-policy';
import { notFound } from '~/platform/errors';
import { listLessonProgress } from '~/progress/list-lesson-progress.server';
import { LinkButton } from '~/ui/button';
import { Card, Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Facts } from '~/ui/facts';
import { ProgressBar } from '~/ui/progress-ring';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { LessonItem } from './lesson-item';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, params }) => {
  const found = await findCourse({ ...context, person, slug: params['slug'] ?? '' });
  if (!found) throw notFound('이 과정은 없거나 아직 열리지 않았습니다.');
  const mine = await listLessonProgress({ ...context, person, lessonIds: found.lessons.map(({ id }) => id) });
  return {
    course: found.course,
    rule: presetText(found.course.watchingPreset),
    lessons: found.lessons.map((lesson) => ({ ...lesson, mine: mine.get(lesson.id) })),
  };
});

export const meta = pageTitle<typeof loader>((words, data) => data?.course.title ?? words.lessons.courses);

export default function Course() {
  const { course, lessons, rule } = useLoaderData<typeof loader>();
  const { lessons: text } = useWords();
  const format = useFormat();
  const done = lessons.filter(({ mine }) => mine?.completed).length;
  const next = lessons.find(({ mine }) => !mine?.completed);
  const begun = lessons.some(({ mine }) => mine);
  return (
    <Frame title={course.title} back={{ to: '/courses', label: text.title }}>
      <Card label={course.title}>
        <p>{course.summary}</p>
        <ProgressBar
          value={done}
          max={lessons.length}
          label={text.course.progress(done, lessons.length)}
          {...(done === lessons.length ? { tone: 'good' as const } : {})}
        />
        <p className="small">
          {done === lessons.length && done > 0
            ? text.course.completed
            : text.course.progress(done, lessons.length)}
        </p>
        <Facts
          facts={[
            { label: text.course.total(''), value: format.duration(course.durationSeconds) },
            { label: text.curriculum.recurrence, value: text.course.recurrence[course.recurrence] },
            { label: text.course.rule, value: rule },
          ]}
        />
        {next ? (
          <LinkButton to={`/lessons/${next.id}`} variant="primary" block icon="play">
            {begun ? text.course.goOn : text.course.start}
          </LinkButton>
        ) : null}
      </Card>
      <Section title={text.title}>
        {lessons.length === 0 ? (
          <EmptyState icon="lesson" title={text.course.empty} />
        ) : (
          <div className="lesson-grid">
            {lessons.map((lesson, index) => (
              <LessonItem
                key={lesson.id}
                lesson={lesson}
                mine={lesson.mine}
                meta={text.by(text.course.lessonOrder(index + 1), lesson.instructorName)}
              />
            ))}
          </div>
        )}
      </Section>
    </Frame>
  );
}
