/** One search over lessons and manuals, by words or by initials. */
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { listKnowledge } from '~/knowledge/list-knowledge.server';
import { listLessons } from '~/lessons/list-lessons.server';
import { listManuals } from '~/manuals/list-manuals.server';
import { parseInput } from '~/platform/form';
import { TextLink } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { KnowledgeRows } from './knowledge-rows';
import { LessonItem } from './lesson-item';
import { SearchLine } from '../search-line';
import { pageTitle } from '../page-title';

const input = z.object({ q: z.string().trim().max(100, '찾는 말은 100자 이하입니다.').default('') });

/** The rest is a page of its own. */
const ANSWERS_SHOWN = 5;

export const loader = pageLoader(async ({ context, person, url }) => {
  const { q } = parseInput(input, Object.fromEntries(url.searchParams));
  if (!q) return { q, lessons: [], manuals: [], knowledge: { items: [], total: 0 } };
  const [{ items }, manuals, knowledge] = await Promise.all([
    listLessons({ ...context, input: { query: q }, take: 30 }),
    listManuals({ ...context, query: q }),
    listKnowledge({ ...context, person, filter: { query: q }, take: ANSWERS_SHOWN }),
  ]);
  return {
    q,
    lessons: items,
    knowledge,
    manuals: manuals.map(({ id, slug, title, summary }) => ({ id, slug, title, summary })),
  };
});

export const meta = pageTitle((words) => words.search.title);

export default function Search() {
  const { q, lessons, manuals, knowledge } = useLoaderData<typeof loader>();
  const { search, common } = useWords();
  const format = useFormat();
  const found = lessons.length + manuals.length + knowledge.total;
  return (
    <Frame title={search.title}>
      <SearchLine name="q" value={q} autoFocus={!q} />
      <p className="small" role="status">
        {q && found > 0 ? search.results(format.number(found)) : ''}
      </p>
      {q && found === 0 ? (
        <EmptyState icon="search" title={search.none(q)}>
          {search.noneNote}
        </EmptyState>
      ) : null}
      {q ? null : (
        <EmptyState
          icon="search"
          title={search.start}
          action={
            <TextLink to="/knowledge" forward>
              {search.knowledge}
            </TextLink>
          }
        />
      )}
      {lessons.length > 0 ? (
        <Section title={search.kinds.lessons}>
          <div className="lesson-grid">
            {lessons.map((lesson) => (
              <LessonItem key={lesson.id} lesson={lesson} />
            ))}
          </div>
        </Section>
      ) : null}
      {knowledge.total > 0 ? (
        <Section
          title={search.kinds.questions}
          action={
            knowledge.total > ANSWERS_SHOWN ? (
              <TextLink to={`/knowledge?${new URLSearchParams({ q })}`} forward>
                {common.act.seeAll}
              </TextLink>
            ) : null
          }
        >
          <KnowledgeRows items={knowledge.items} />
        </Section>
      ) : null}
      {manuals.length > 0 ? (
        <Section title={search.kinds.manuals}>
          <div className="card rows">
            {manuals.map((manual) => (
              <Row
                key={manual.id}
                icon="book"
                to={`/manuals/${manual.slug}`}
                title={manual.title}
                note={manual.summary}
              />
            ))}
          </div>
        </Section>
      ) : null}
    </Frame>
  );
}
