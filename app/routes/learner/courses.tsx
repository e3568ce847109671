/** Courses and all lessons, with search by words or initials. */
import { useLoaderData } from '@remix-run/react';
import { listCourses } from '~/lessons/list-courses.server';
import { listLessons } from '~/lessons/list-lessons.server';
import { listLessonsInput } from '~/lessons/schema';
import { parseInput } from '~/platform/form';
import { listLessonProgress } from '~/progress/list-lesson-progress.server';
import { LinkButton, TextLink } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { LessonItem } from './lesson-item';
import { SearchLine } from '../search-line';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, url }) => {
  const input = parseInput(listLessonsInput, Object.fromEntries(url.searchParams));
  const [courses, { items, nextCursor }] = await Promise.all([
    listCourses({ ...context, person }),
    listLessons({ ...context, input }),
  ]);
  const mine = await listLessonProgress({ ...context, person, lessonIds: items.map(({ id }) => id) });
  return {
    query: input.query ?? '',
    courses: courses.filter(({ lessonCount }) => lessonCount > 0),
    lessons: items.map((lesson) => ({ ...lesson, mine: mine.get(lesson.id) })),
    nextCursor,
    firstPage: !input.cursor,
  };
});

export const meta = pageTitle((words) => words.lessons.title);

export default function Courses() {
  const { query, courses, lessons, nextCursor, firstPage } = useLoaderData<typeof loader>();
  const words = useWords();
  const format = useFormat();
  const { lessons: text, common, search } = words;
  const showCourses = !query && firstPage && courses.length > 0;
  return (
    <Frame title={text.title}>
      <SearchLine name="query" value={query} />
      {query ? null : (
        <TextLink icon="people" to="/screenings" forward>
          {words.screenings.title}
        </TextLink>
      )}
      {showCourses ? (
        <Section title={text.courses}>
          <div className="card rows">
            {courses.map((course) => (
              <Row
                key={course.id}
                icon="list"
                to={`/courses/${course.slug}`}
                title={course.title}
                note={[
                  course.jobField,
                  text.course.lessonCount(course.lessonCount),
                  text.course.total(format.duration(course.durationSeconds)),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </div>
        </Section>
      ) : null}
      <Section title={query ? search.results(format.number(lessons.length)) : text.allLessons}>
        {lessons.length === 0 ? (
          <EmptyState
            icon="lesson"
            title={query ? text.noMatch(query) : text.empty}
            action={query ? undefined : <LinkButton to="/studio/new">{text.emptyAct}</LinkButton>}
          >
            {query ? text.noMatchNote : text.emptyNote}
          </EmptyState>
        ) : (
          <div className="lesson-grid">
            {lessons.map((lesson) => (
              <LessonItem key={lesson.id} lesson={lesson} mine={lesson.mine} />
            ))}
          </div>
        )}
        {nextCursor ? (
          <LinkButton
            variant="outline"
            block
            to={`?${new URLSearchParams({ ...(query ? { query } : {}), cursor: nextCursor })}`}
          >
            {common.act.more}
          </LinkButton>
        ) : null}
      </Section>
    </Frame>
  );
}
