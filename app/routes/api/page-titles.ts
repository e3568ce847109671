/** `?path=…&path=…`: what the institute's own pages are called; those that are not there are left out. */
import { pageTitlesQuery } from '~/chat/schema';
import { titlePages } from '~/chat/title-pages.server';
import { titleKnowledge } from '~/knowledge/title-knowledge.server';
import { parseInput } from '~/platform/form';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, person, url }) => {
  const { path } = parseInput(pageTitlesQuery, { path: url.searchParams.getAll('path') });
  const [pages, knowledge] = await Promise.all([
    titlePages({ ...context, paths: path }),
    titleKnowledge({ ...context, person, paths: path }),
  ]);
  return { items: [...pages, ...knowledge] };
});
