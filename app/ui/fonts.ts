/**
 * The @font-face rules that scripts/copy-fonts.mjs writes. A Korean page needs about twenty subsets, 400 kB: on a
 * phone's first visit they come after what the page works with, and text stands in the phone's own letters until all that
 * the page needs are there: letters change once, and the page is laid out once more instead of at every subset. Later
 * visits have them in the cache and begin with them.
 */
import { startTransition, useEffect, useState } from 'react';
import { savesData } from './saves-data';

export const fontStylesheet = '/fonts/pretendard-gov.css';

/** As its rules and tokens.css call it. */
const FAMILY = 'Pretendard GOV Variable';

/** The cookie that says that this browser has the fonts; it ends with their time in the cache. */
export const FONTS_COOKIE = 'fonts';
const CACHED_SECONDS = 30 * 86_400;

let before: Promise<unknown> = Promise.resolve();

/** The fonts wait for this work, however it ends. */
export function letFontsWait(work: Promise<unknown>): void {
  before = Promise.allSettled([before, work]);
}

const loaded = () =>
  new Promise<void>((resolve) => {
    if (document.readyState === 'complete') resolve();
    else window.addEventListener('load', () => resolve(), { once: true });
  });

const loadStylesheet = () =>
  new Promise<void>((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = fontStylesheet;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(`${fontStylesheet} did not come`));
    document.head.append(link);
  });

/** Resolves once the subsets of all letters on the page are there; nothing shows them by then. */
async function fetchFonts(): Promise<void> {
  await loaded();
  await before;
  await loadStylesheet();
  // Each letter once: the browser goes through them all, for every subset, in one go.
  const letters = [...new Set(document.body.textContent)].join('');
  await document.fonts.load(`1rem "${FAMILY}"`, letters);
  document.cookie = `${FONTS_COOKIE}=here; path=/; max-age=${CACHED_SECONDS}; samesite=lax`;
}

/**
 * Whether the page is to show the fonts: at once on a browser that has them (`here`), else when they have come; never
 * where the person saves data.
 */
export function useFonts(here: boolean): boolean {
  const [came, setCame] = useState(here);
  useEffect(() => {
    if (here || savesData()) return;
    // Without network the phone's own letters stay.
    fetchFonts().then(
      () => startTransition(() => setCame(true)),
      () => undefined,
    );
    // Once a page: what the cookie says later concerns the next one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return came;
}
