/**
 * The @font-face rules that scripts/copy-fonts.mjs writes. A Korean page needs about twenty subsets, 400 kB: on a
 * phone's first visit they come after what the page works with, and text stands in the phone's own letters meanwhile,
 * which moves nothing. Later visits have them in the cache and begin with them.
 */
import { useEffect } from 'react';
import { savesData } from './saves-data';

export const fontStylesheet = '/fonts/pretendard-gov.css';

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

async function fetchFonts(): Promise<void> {
  await loaded();
  await before;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = fontStylesheet;
  link.onload = async () => {
    await document.fonts.ready;
    document.cookie = `${FONTS_COOKIE}=here; path=/; max-age=${CACHED_SECONDS}; samesite=lax`;
  };
  document.head.append(link);
}

/** On a browser that has no fonts yet; none at all come where the person saves data. */
export function useLateFonts(here: boolean): void {
  useEffect(() => {
    if (!here && !savesData()) void fetchFonts();
    // Once a page: what the cookie says later concerns the next one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
