/** What the institute's own pages are called, for links in messages: two statements whatever is asked. */
import { listPageTitles } from '~/lessons/list-page-titles.server';
import { listSectionTitles } from '~/manuals/list-section-titles.server';
import type { Sql } from '~/platform/db.server';
import { parsePagePath } from './page-path';
import type { PageTitle } from './page-titles';

/** Those that are there for learners; others are left out, whatever the reason. */
export async function titlePages({
  db,
  paths,
}: {
  db: { sql: Sql };
  paths: readonly string[];
}): Promise<PageTitle[]> {
  const pages = paths.map((path) => ({ path, page: parsePagePath(path) }));
  const of = <Page>(pick: (page: NonNullable<(typeof pages)[number]['page']>) => Page | null) =>
    pages.flatMap(({ page }) => (page && pick(page)) ?? []);
  const [{ lessons, courses }, sections] = await Promise.all([
    listPageTitles({
      db,
      lessonIds: of((page) => (page.kind === 'lesson' ? page.id : null)),
      courseSlugs: of((page) => (page.kind === 'course' ? page.slug : null)),
    }),
    listSectionTitles({ db, places: of((page) => (page.kind === 'manual' ? page : null)) }),
  ]);
  return pages.flatMap(({ path, page }) => {
    const title =
      page?.kind === 'lesson'
        ? lessons.get(page.id)
        : page?.kind === 'course'
          ? courses.get(page.slug)
          : page?.kind === 'manual'
            ? sections.find(({ slug, section }) => slug === page.slug && section === page.section)?.title
            : undefined;
    return page && title ? [{ path, kind: page.kind, title }] : [];
  });
}
