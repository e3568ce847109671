/** What entries of knowledge are called, for links in messages. */
import type { PageTitle } from '~/chat/page-titles';
import { parsePagePath } from '~/chat/page-path';
import type { Person } from '~/people/person';
import type { Context } from '~/platform/context';
import { AppError } from '~/platform/errors';
import { requireKnowledge } from './find-knowledge.server';

/** Those that the person may see; others are left out, whatever the reason. A statement each: people link to few. */
export async function titleKnowledge({
  db,
  person,
  paths,
}: Pick<Context, 'db'> & { person: Person; paths: readonly string[] }): Promise<PageTitle[]> {
  const titled = await Promise.all(
    paths.map(async (path): Promise<PageTitle[]> => {
      const page = parsePagePath(path);
      if (page?.kind !== 'knowledge') return [];
      try {
        const { title, body } = await requireKnowledge({ db, person, id: page.id });
        return [{ path, kind: 'knowledge', title: title ?? body }];
      } catch (error) {
        if (error instanceof AppError) return [];
        throw error;
      }
    }),
  );
  return titled.flat();
}
