/** `?path=…&path=…`: what the institute's own pages are called; those that are not there are left out. */
import { pageTitlesQuery } from '~/chat/schema';
import { titlePages } from '~/chat/title-pages.server';
import { parseInput } from '~/platform/form';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, url }) => {
  const { path } = parseInput(pageTitlesQuery, { path: url.searchParams.getAll('path') });
  return { items: await titlePages({ ...context, paths: path }) };
});
