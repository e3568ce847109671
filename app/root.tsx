/** The document: language, theme and text size from cookies, one stylesheet, and what every page needs to know. */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react';
import { parse } from 'cookie';
import { useContext, type ReactNode } from 'react';
import type { RequestContext } from '~/people/request-context';
import { readDisplaySettings } from '~/routes/display-settings';
import { useRootData, type RootData } from '~/routes/root-data';
import { PageError } from '~/routes/page-error';
import { NonceContext } from '~/ui/nonce';
import styles from '~/ui/styles/app.css?url';
import { FONTS_COOKIE, fontStylesheet, useFonts } from '~/ui/fonts';
import { ToastProvider } from '~/ui/toast';
import { useLoadedLocale, wordsFor } from '~/words/languages';
import { WordsProvider } from '~/words/words';
import { findWordsFile } from '~/words/words-file.server';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: wordsFor(data?.display.lang ?? 'ko').common.brand },
];

export function loader({ request, context }: LoaderFunctionArgs): RootData {
  const { person, timeZone, institute, mode } = context as RequestContext;
  const cookies = request.headers.get('cookie');
  const display = readDisplaySettings(cookies);
  return {
    display,
    wordsFile: findWordsFile(display.lang),
    hasFonts: FONTS_COOKIE in parse(cookies ?? ''),
    timeZone,
    institute,
    mode,
    person: person && {
      employeeNo: person.employeeNo,
      name: person.name,
      jobField: person.jobField,
      departmentName: person.departmentName,
      isHr: person.roles.includes('hr'),
      isHead: person.headOfDepartmentIds.length > 0,
      isAdmin: person.roles.includes('admin'),
    },
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const root = useRootData();
  const showsFonts = useFonts(root?.hasFonts ?? false);
  const display = root?.display ?? { lang: 'ko' as const, theme: 'system', text: 'normal' };
  const locale = useLoadedLocale(display.lang);
  return (
    <html
      lang={locale}
      {...(display.theme === 'system' ? {} : { 'data-theme': display.theme })}
      {...(display.text === 'normal' ? {} : { 'data-text': display.text })}
      {...(showsFonts ? { 'data-fonts': '' } : {})}
    >
      <head>
        <meta charSet="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <Meta />
        <Links />
        {root?.wordsFile ? <link rel="modulepreload" href={root.wordsFile} /> : null}
      </head>
      <body>
        <WordsProvider locale={locale} {...(root ? { timeZone: root.timeZone } : {})}>
          <ToastProvider>{children}</ToastProvider>
        </WordsProvider>
        {/* At the end of the body it holds up no paint, and from the cache it costs no network. */}
        {root?.hasFonts ? <link rel="stylesheet" href={fontStylesheet} /> : null}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <PageError />;
}
