/** The title that the browser's tab shows, in the reader's language. */
import type { LoaderFunction, MetaFunction, SerializeFrom } from '@remix-run/node';
import { wordsFor } from '~/words/languages';
import type { Locale, Words } from '~/words/words';

/** What the root's loader tells every page. */
type RootLoader = () => Promise<{ display: { lang: Locale } }>;
type Loader = LoaderFunction | undefined;
type DataOf<L extends Loader> = L extends LoaderFunction ? SerializeFrom<L> | undefined : undefined;

/** `nameOf` names the page; its data is undefined where the page could not be loaded. */
export function pageTitle<L extends Loader = undefined>(
  nameOf: (words: Words, data: DataOf<L>) => string,
): MetaFunction<L, { root: RootLoader }> {
  return ({ data, matches }) => {
    const words = wordsFor(matches.find(({ id }) => id === 'root')?.data?.display.lang);
    return [{ title: words.common.pageTitle(nameOf(words, data as DataOf<L>)) }];
  };
}
