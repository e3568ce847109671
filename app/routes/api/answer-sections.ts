/** `?query=`: sections that an official answer in this lesson may name; for its moderators. */
import { listLessonSections } from '~/knowledge/list-lesson-sections.server';
import { sectionsQuery } from '~/knowledge/schema';
import { parseInput } from '~/platform/form';
import { apiLoader } from './door.server';

export const loader = apiLoader(async ({ context, person, id, url }) => {
  const { query } = parseInput(sectionsQuery, Object.fromEntries(url.searchParams));
  return { items: await listLessonSections({ ...context, person, lessonId: id, query }) };
});
