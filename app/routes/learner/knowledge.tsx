/** 지식: what colleagues asked in lessons with the answer that counts; searched, narrowed, a page at a time. */
import { Form, useLoaderData } from '@remix-run/react';
import { findKnowledgeFilters } from '~/knowledge/find-knowledge-filters.server';
import { KNOWLEDGE_A_PAGE, listKnowledge } from '~/knowledge/list-knowledge.server';
import { knowledgeQuery } from '~/knowledge/schema';
import { parseInput } from '~/platform/form';
import { Button, TextLink } from '~/ui/button';
import { ChipGroup, ChipLink } from '~/ui/chip';
import { EmptyState } from '~/ui/empty-state';
import { Pager } from '~/ui/pager';
import { SelectField } from '~/ui/select-field';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { pageTitle } from '../page-title';
import { SearchLine } from '../search-line';
import { KnowledgeRows } from './knowledge-rows';

export const loader = pageLoader(async ({ context, person, url }) => {
  const { page, ...asked } = parseInput(knowledgeQuery, Object.fromEntries(url.searchParams));
  const { q, field, manual, lesson, sort } = asked;
  const filter = { query: q, jobField: field, manual, lessonId: lesson, sort };
  const [found, filters] = await Promise.all([
    listKnowledge({ ...context, person, filter, page }),
    findKnowledgeFilters({ ...context, lessonId: lesson }),
  ]);
  return { ...found, asked, page, pages: Math.max(1, Math.ceil(found.total / KNOWLEDGE_A_PAGE)), filters };
});

export const meta = pageTitle((words) => words.knowledge.title);

export default function Knowledge() {
  const { items, total, asked, page, pages, filters } = useLoaderData<typeof loader>();
  const { knowledge, common } = useWords();
  const words = knowledge.page;
  const format = useFormat();
  const address = (change: Partial<typeof asked> & { page?: number }) => {
    const given = Object.entries({ ...asked, ...change }).filter(([, value]) => value !== '' && value !== 1);
    return `/knowledge?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
  };
  const { q, ...kept } = asked;
  const narrowed = Boolean(q || asked.field || asked.manual || asked.lesson);
  return (
    <Frame
      title={knowledge.title}
      titleActions={<TextLink to="/knowledge/proposals">{words.proposals}</TextLink>}
    >
      <p className="small">{knowledge.lead}</p>
      <SearchLine name="q" value={q} label={words.search} placeholder={words.searchHint} keep={kept} />
      <Form className="filters" key={address({})} aria-label={common.act.filter}>
        <input type="hidden" name="q" value={q} />
        <input type="hidden" name="lesson" value={asked.lesson} />
        <input type="hidden" name="sort" value={asked.sort} />
        <SelectField
          name="field"
          label={words.field}
          emptyLabel={words.allFields}
          defaultValue={asked.field}
          options={filters.jobFields.map((value) => ({ value, label: value }))}
        />
        <SelectField
          name="manual"
          label={words.manual}
          emptyLabel={words.allManuals}
          defaultValue={asked.manual}
          options={filters.manuals.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        <Button type="submit">{words.apply}</Button>
      </Form>
      <ChipGroup label={words.order}>
        <ChipLink to={address({ sort: 'new' })} current={asked.sort === 'new'}>
          {words.newest}
        </ChipLink>
        <ChipLink to={address({ sort: 'wanted' })} current={asked.sort === 'wanted'}>
          {words.wanted}
        </ChipLink>
        {filters.lesson ? (
          <ChipLink to={address({ lesson: '' })} current>
            {words.lesson(filters.lesson)}
          </ChipLink>
        ) : null}
        {narrowed ? <ChipLink to="/knowledge">{common.act.clearFilters}</ChipLink> : null}
      </ChipGroup>
      <p className="small" role="status">
        {total > 0 ? words.count(format.number(total)) : ''}
      </p>
      {items.length > 0 ? (
        <KnowledgeRows items={items} />
      ) : (
        <EmptyState icon="help" title={narrowed ? words.none : words.empty}>
          {narrowed ? words.noneNote : words.emptyNote}
        </EmptyState>
      )}
      {pages > 1 ? (
        <Pager
          labels={{ ...common.pager, nav: common.pager.label }}
          position={common.pager.position(format.number(page), format.number(pages))}
          {...(page > 1 ? { previousTo: address({ page: page - 1 }) } : {})}
          {...(page < pages ? { nextTo: address({ page: page + 1 }) } : {})}
        />
      ) : null}
    </Frame>
  );
}
