/** My lessons: their state, what each still needs, how it is watched, and what may be done with it. */
import { useLoaderData } from '@remix-run/react';
import type { LessonStatus } from '~/lessons/lesson';
import { listMyLessons } from '~/lessons/list-my-lessons.server';
import { myLessonsQuery } from '~/lessons/schema';
import { parseInput } from '~/platform/form';
import { countViewers } from '~/progress/count-viewers.server';
import { LinkButton, TextLink } from '~/ui/button';
import { ChipGroup, ChipLink } from '~/ui/chip';
import { EmptyState } from '~/ui/empty-state';
import { useFormat, useWords } from '~/words/words';
import { pageAction, pageLoader } from '../door.server';
import { Frame } from '../frame';
import { SearchLine } from '../search-line';
import { changeMyLesson } from './change-my-lesson.server';
import { StudioLesson } from './studio-lesson';
import { pageTitle } from '../page-title';

export const loader = pageLoader(async ({ context, person, url }) => {
  const filter = parseInput(myLessonsQuery, { state: '', ...Object.fromEntries(url.searchParams) });
  const { lessons, counts } = await listMyLessons({ ...context, person, ...filter });
  const watched = await countViewers({ ...context, lessonIds: lessons.map(({ id }) => id) });
  return {
    lessons: lessons.map((lesson) => ({ ...lesson, watched: watched.get(lesson.id) ?? null })),
    counts,
    filter,
  };
});

export const action = pageAction(changeMyLesson);

export const meta = pageTitle((words) => words.studio.title);

const states: LessonStatus[] = ['returned', 'draft', 'submitted', 'published', 'withdrawn'];

export default function Studio() {
  const { lessons, counts, filter } = useLoaderData<typeof loader>();
  const { studio, desk, common, chatDesk } = useWords();
  const format = useFormat();
  const all = states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const { query, state: shown } = filter;
  const to = (state: string) => {
    const given = { state, query };
    return `?${new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))}`;
  };
  return (
    <Frame
      title={studio.mine}
      titleActions={
        <LinkButton to="/studio/new" variant="primary" icon="plus" compact>
          {studio.create}
        </LinkButton>
      }
    >
      {all > 0 ? (
        <>
          <SearchLine
            name="query"
            value={query}
            label={desk.search}
            placeholder={desk.searchHint}
            maxLength={60}
            keep={{ state: shown }}
          />
          <ChipGroup label={desk.states}>
            <ChipLink to={to('')} current={shown === ''} preventScrollReset>
              {desk.state(common.state.all, format.number(all))}
            </ChipLink>
            {states.flatMap((state) =>
              counts[state] ? (
                <ChipLink key={state} to={to(state)} current={shown === state} preventScrollReset>
                  {desk.state(studio.states[state], format.number(counts[state]))}
                </ChipLink>
              ) : (
                []
              ),
            )}
          </ChipGroup>
          <TextLink to="/chat-desk" icon="shield">
            {chatDesk.title}
          </TextLink>
        </>
      ) : null}
      {all === 0 ? (
        <EmptyState
          icon="lesson"
          title={studio.empty}
          action={<LinkButton to="/studio/new">{studio.create}</LinkButton>}
        >
          {studio.emptyNote}
        </EmptyState>
      ) : lessons.length === 0 ? (
        <EmptyState icon="search" title={desk.none}>
          {desk.noneNote}
        </EmptyState>
      ) : (
        <ul className="studio-list">
          {lessons.map((lesson) => (
            <li key={lesson.id}>
              <StudioLesson lesson={lesson} />
            </li>
          ))}
        </ul>
      )}
    </Frame>
  );
}
