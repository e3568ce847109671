/** The job manuals by job field. */
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { listManuals } from '~/manuals/list-manuals.server';
import { parseInput } from '~/platform/form';
import { TextLink } from '~/ui/button';
import { Section } from '~/ui/card';
import { EmptyState } from '~/ui/empty-state';
import { Row } from '~/ui/row';
import { useFormat, useWords } from '~/words/words';
import { pageLoader } from '../door.server';
import { Frame } from '../frame';
import { SearchLine } from '../search-line';
import { pageTitle } from '../page-title';

const input = z.object({ q: z.string().trim().max(100, '찾는 말은 100자 이하입니다.').default('') });

export const loader = pageLoader(async ({ context, url }) => {
  const { q } = parseInput(input, Object.fromEntries(url.searchParams));
  const manuals = await listManuals({ ...context, query: q });
  const fields = new Map<string, typeof manuals>();
  for (const manual of manuals) fields.set(manual.jobField, [...(fields.get(manual.jobField) ?? []), manual]);
  return {
    q,
    fields: [...fields].map(([jobField, list]) => ({
      jobField,
      manuals: list.map(({ id, slug, title, effectiveOn, department }) => ({
        id,
        slug,
        title,
        effectiveOn,
        department,
      })),
    })),
  };
});

export const meta = pageTitle((words) => words.manuals.title);

export default function Manuals() {
  const { q, fields } = useLoaderData<typeof loader>();
  const { manuals: text, search, common } = useWords();
  const format = useFormat();
  return (
    <Frame
      title={text.title}
      titleActions={
        <TextLink to="/knowledge" icon="help">
          {common.nav.knowledge}
        </TextLink>
      }
    >
      <SearchLine name="q" value={q} label={text.search} placeholder={text.search} />
      {fields.length === 0 ? (
        <EmptyState icon="book" title={q ? search.none(q) : text.empty}>
          {q ? search.noneNote : text.emptyNote}
        </EmptyState>
      ) : null}
      {fields.map(({ jobField, manuals }) => (
        <Section key={jobField} title={jobField || common.state.all}>
          <div className="card rows">
            {manuals.map((manual) => (
              <Row
                key={manual.id}
                icon="book"
                to={`/manuals/${manual.slug}`}
                title={manual.title}
                note={`${manual.department} · ${text.revision(format.day(manual.effectiveOn))}`}
              />
            ))}
          </div>
        </Section>
      ))}
    </Frame>
  );
}
